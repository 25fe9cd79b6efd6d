import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import type { ActionAccess, Role } from '@/api/types';
import { Chips } from '@/components/chips';
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

interface ReasonChipsProps {
  workspace?: string | undefined;
  reasons: Reason[];
  /** The tab of the group that shows what gives it. */
  tab?: 'granular-access' | 'permissions';
}

export function ReasonChips({ workspace, reasons, tab = 'granular-access' }: ReasonChipsProps) {
  const items = reasons.map(({ label, detail, group }) => ({
    id: label,
    label,
    title: detail,
    link:
      workspace !== undefined && group !== undefined
        ? (chip: ComponentProps<'a'>) => (
            <Link
              key={label}
              to="/$workspace/workspace-settings/groups/$group/{-$tab}"
              params={{ workspace, group, tab }}
              {...chip}
            />
          )
        : undefined,
  }));
  return <Chips items={items} most={most} wrap moreLabel={words.morePaths} allLabel={words.allPaths} />;
}
