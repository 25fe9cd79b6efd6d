import { IconCheck, IconCircle, IconCircleDot } from '@tabler/icons-react';
import { messages } from '@/messages/en';
import { type OwnWords, ownWordsIn } from './own-words';
import classes from './password-hints.module.css';
import { passwordLength } from './schemas';

const words = messages.auth.passwordHelp;

interface PasswordHintsProps {
  password: string;
  /** What others know of the person: their name, their e-mail address, their workspaces. */
  own: string[];
}

type State = 'met' | 'unmet' | 'later';

const ofOwnWords: Record<OwnWords, State> = { no: 'met', yes: 'unmet', partly: 'later' };

/** What a new password needs, ticked off while it is typed; what only the server knows is never ticked. */
export function PasswordHints({ password, own }: PasswordHintsProps) {
  const length = Array.from(password.normalize('NFC')).length;
  return (
    <ul className={classes.hints} aria-label={words.label}>
      <Hint state={length >= passwordLength.min ? 'met' : 'unmet'}>{words.length(passwordLength.min)}</Hint>
      <Hint state={password === '' ? 'unmet' : ofOwnWords[ownWordsIn(password, own)]}>{words.notOwn}</Hint>
      <Hint state="later">{words.notCommon}</Hint>
      {length > passwordLength.max && <Hint state="unmet">{words.max(passwordLength.max)}</Hint>}
    </ul>
  );
}

const icons = { met: IconCheck, unmet: IconCircle, later: IconCircleDot };

function Hint({ state, children }: { state: State; children: string }) {
  const Icon = icons[state];
  return (
    <li className={classes.hint} data-met={state === 'met' || undefined}>
      <Icon size={14} aria-label={words[state]} />
      {children}
    </li>
  );
}
