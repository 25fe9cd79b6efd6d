import { IconAppWindow, IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { messages } from '@/messages/en';
import classes from './apps.module.css';

const words = messages.apps.checklist;

/** After set-up: what to do first. */
export function FirstSteps({ workspace, onAddApp }: { workspace: string; onAddApp: () => void }) {
  return (
    <section aria-label={words.title}>
      <h2 className={classes.folderName}>{words.title}</h2>
      <ol className={classes.steps}>
        <li>
          <Link className={classes.step} to="/$workspace/workspace-settings/users" params={{ workspace }} search={{ add: 'invite' }}>
            <IconUserPlus size={22} stroke={1.5} />
            <Step title={words.invite} text={words.inviteText} />
          </Link>
        </li>
        <li>
          <Link className={classes.step} to="/$workspace/workspace-settings/groups" params={{ workspace }}>
            <IconUsersGroup size={22} stroke={1.5} />
            <Step title={words.group} text={words.groupText} />
          </Link>
        </li>
        <li>
          <button type="button" className={classes.step} onClick={onAddApp}>
            <IconAppWindow size={22} stroke={1.5} />
            <Step title={words.app} text={words.appText} />
          </button>
        </li>
      </ol>
    </section>
  );
}

function Step({ title, text }: { title: string; text: string }) {
  return (
    <span>
      <strong>{title}</strong>
      <br />
      <span className={classes.stepText}>{text}</span>
    </span>
  );
}
