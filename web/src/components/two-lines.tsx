import type { ReactNode } from 'react';
import { NarrowNote } from './narrow-note';
import classes from './two-lines.module.css';

interface TwoLinesProps {
  name: string;
  /** Wraps the name: a link to the thing's drawer or page. */
  link?: ((name: ReactNode) => ReactNode) | undefined;
  note?: string | undefined;
  /** Below them where a list has no room for its columns: what else must be seen. */
  narrowNote?: ReactNode;
  icon?: ReactNode;
}

/** The first cell of a row: a name, and below it what helps to tell it apart. Both cut where they are too long. */
export function TwoLines({ name, link, note, narrowNote, icon }: TwoLinesProps) {
  const shown = (
    <span className={classes.name} title={name}>
      {name}
    </span>
  );
  return (
    <span className={classes.cell}>
      {icon}
      <span className={classes.lines}>
        {link ? link(shown) : shown}
        {note !== undefined && note !== '' && (
          <span className={classes.note} title={note}>
            {note}
          </span>
        )}
        {narrowNote && <NarrowNote>{narrowNote}</NarrowNote>}
      </span>
    </span>
  );
}
