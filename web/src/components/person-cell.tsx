import { IconMailQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { messages } from '@/messages/en';
import { InitialsAvatar } from './initials-avatar';
import { NarrowNote } from './narrow-note';
import classes from './person-cell.module.css';

interface PersonCellProps {
  id: string;
  name: string;
  email: string;
  /** False marks the address as not shown to be theirs; where nobody has accepted yet, leave it out. */
  emailVerified?: boolean | undefined;
  /** Below the address where a list has no room for its columns: what else must be seen. */
  narrowNote?: ReactNode;
  /** Wraps the name: a link to the person's drawer. */
  link?: ((name: ReactNode) => ReactNode) | undefined;
}

/** Avatar, name, e-mail. */
export function PersonCell({ id, name, email, emailVerified, narrowNote, link }: PersonCellProps) {
  const shown = (
    <span className={classes.name} title={name}>
      {name}
    </span>
  );
  return (
    <div className={classes.person}>
      <InitialsAvatar id={id} name={name} />
      <div className={classes.text}>
        {link ? link(shown) : shown}
        <span className={classes.email}>
          <span className={classes.address} title={email}>
            {email}
          </span>
          {emailVerified === false && (
            <IconMailQuestion size={14} className={classes.mark} aria-label={messages.common.unverified} data-hint={messages.common.unverifiedHelp} />
          )}
        </span>
        {narrowNote && <NarrowNote>{narrowNote}</NarrowNote>}
      </div>
    </div>
  );
}
