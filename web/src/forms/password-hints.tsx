import { IconCheck, IconCircle } from '@tabler/icons-react';
import { messages } from '@/messages/en';
import classes from './password-hints.module.css';
import { passwordLength } from './schemas';

const words = messages.auth.passwordHelp;

interface PasswordHintsProps {
  password: string;
  /** The person's own name and e-mail, which the password must not be. */
  own?: string[];
}

/** What a new password needs, ticked off while it is typed. */
export function PasswordHints({ password, own = [] }: PasswordHintsProps) {
  const lower = password.toLowerCase();
  const isOwn = own.some((word) => word.length > 3 && lower.includes(word.toLowerCase()));
  return (
    <ul className={classes.hints} aria-label={words.label}>
      <Hint met={password.length >= passwordLength.min}>{words.length(passwordLength.min)}</Hint>
      {own.length > 0 && <Hint met={password !== '' && !isOwn}>{words.notOwn}</Hint>}
      {password.length > passwordLength.max && <Hint met={false}>{words.max(passwordLength.max)}</Hint>}
    </ul>
  );
}

function Hint({ met, children }: { met: boolean; children: string }) {
  const Icon = met ? IconCheck : IconCircle;
  return (
    <li className={classes.hint} data-met={met || undefined}>
      <Icon size={14} aria-label={met ? words.met : words.unmet} />
      {children}
    </li>
  );
}
