import { Popover, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ActionAccess, Role } from '@/api/types';
import { inside } from '@/messages/inside';
import { linesOf, type Reason } from './paths';
import classes from './rights.module.css';

const words = inside.access;

interface RightsProps {
  /** Leads from a chip to its group; without it chips lead nowhere. */
  workspace?: string | undefined;
  actions: ActionAccess[];
  role?: Role | null | undefined;
}

/** What is allowed, and beside it every source as a chip. */
export function Rights({ workspace, actions, role }: RightsProps) {
  return (
    <span className={classes.lines}>
      {linesOf(actions, role).map((line) => (
        <span key={line.actions.join()} className={classes.line}>
          <span className={classes.actions}>{line.actions.join(', ')}</span>
          <ReasonChips workspace={workspace} reasons={line.reasons} />
        </span>
      ))}
    </span>
  );
}

const most = 3;

export function ReasonChips({ workspace, reasons }: { workspace?: string | undefined; reasons: Reason[] }) {
  const hidden = reasons.length - most;
  return (
    <span className={classes.chips}>
      {reasons.slice(0, most).map((reason) => (
        <ReasonChip key={reason.label} workspace={workspace} reason={reason} />
      ))}
      {hidden > 0 && (
        <Popover position="bottom-start" withinPortal>
          <Popover.Target>
            <UnstyledButton className={classes.more} aria-label={`${words.morePaths(hidden)}: ${words.allPaths}`}>
              {words.morePaths(hidden)}
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown className={classes.all}>
            {reasons.map((reason) => (
              <ReasonChip key={reason.label} workspace={workspace} reason={reason} />
            ))}
          </Popover.Dropdown>
        </Popover>
      )}
    </span>
  );
}

function ReasonChip({ workspace, reason }: { workspace: string | undefined; reason: Reason }) {
  const { label, detail, group } = reason;
  if (workspace === undefined || group === undefined) {
    return (
      <span className={classes.chip} title={detail}>
        {label}
      </span>
    );
  }
  return (
    <Link
      className={classes.chip}
      title={detail}
      to="/$workspace/workspace-settings/groups/$group/{-$tab}"
      params={{ workspace, group, tab: 'granular-access' }}
    >
      {label}
    </Link>
  );
}
