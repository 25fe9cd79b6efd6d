import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconAppWindow, IconCircleCheck, IconKey, IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { inside } from '@/messages/inside';
import { firstStepsQuery } from './apps-api';
import classes from './apps.module.css';

const words = inside.apps.checklist;
const steps = 4;

/** After set-up: what to do first, each ticked off once it is done. Gone when all is, or when it was hidden here. */
export function FirstSteps({ workspace, onAddApp }: { workspace: string; onAddApp: () => void }) {
  const [hidden, setHidden] = useLocalStorage<string[]>({
    key: 'guildhall.first-steps-hidden',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const { data } = useQuery({ ...firstStepsQuery(workspace), enabled: !hidden.includes(workspace) });
  if (!data || hidden.includes(workspace)) return null;
  const done = [data.people, data.group !== undefined, data.app, data.given].filter(Boolean).length;
  if (done === steps) return null;
  return (
    <section aria-label={words.title}>
      <div className={classes.stepsHead}>
        <h2 className={classes.folderName}>
          {words.title} · {words.progress(done, steps)}
        </h2>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => { setHidden([...hidden, workspace]); }}>
          {words.hide}
        </Button>
      </div>
      <ol className={classes.steps}>
        <li>
          <Link
            className={classes.step}
            data-done={data.people || undefined}
            to="/$workspace/workspace-settings/users"
            params={{ workspace }}
            search={{ add: 'invite' }}
          >
            <Step done={data.people} icon={<IconUserPlus size={22} stroke={1.5} />} title={words.invite} text={words.inviteText} />
          </Link>
        </li>
        <li>
          <Link className={classes.step} data-done={data.group !== undefined || undefined} to="/$workspace/workspace-settings/groups" params={{ workspace }}>
            <Step done={data.group !== undefined} icon={<IconUsersGroup size={22} stroke={1.5} />} title={words.group} text={words.groupText} />
          </Link>
        </li>
        <li>
          <button type="button" className={classes.step} data-done={data.app || undefined} onClick={onAddApp}>
            <Step done={data.app} icon={<IconAppWindow size={22} stroke={1.5} />} title={words.app} text={words.appText} />
          </button>
        </li>
        <li>
          <GroupLink workspace={workspace} group={data.group} done={data.given}>
            <Step done={data.given} icon={<IconKey size={22} stroke={1.5} />} title={words.give} text={words.giveText} />
          </GroupLink>
        </li>
      </ol>
    </section>
  );
}

/** To what the group gives; before there is one, to where it is made. */
function GroupLink({ workspace, group, done, children }: { workspace: string; group: string | undefined; done: boolean; children: ReactNode }) {
  const look = { className: classes.step, 'data-done': done || undefined };
  if (group === undefined) {
    return (
      <Link to="/$workspace/workspace-settings/groups" params={{ workspace }} {...look}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/$workspace/workspace-settings/groups/$group/{-$tab}" params={{ workspace, group, tab: 'granular-access' }} {...look}>
      {children}
    </Link>
  );
}

function Step({ done, icon, title, text }: { done: boolean; icon: ReactNode; title: string; text: string }) {
  return (
    <>
      {done ? <IconCircleCheck size={22} stroke={1.5} aria-label={words.done} /> : icon}
      <span>
        <strong>{title}</strong>
        <br />
        <span className={classes.stepText}>{text}</span>
      </span>
    </>
  );
}
