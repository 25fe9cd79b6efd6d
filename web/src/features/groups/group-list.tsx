import { Link } from '@tanstack/react-router';
import type { Group } from '@/api/types';
import { inside } from '@/messages/inside';
import { number } from '@/messages/plural';
import classes from './groups.module.css';

interface GroupListProps {
  workspace: string;
  title: string;
  total?: number | undefined;
  groups: Group[];
}

export function GroupList({ workspace, title, total, groups }: GroupListProps) {
  return (
    <section aria-label={title}>
      <h2 className={classes.listTitle}>
        {title}
        {total !== undefined && <span>{number(total)}</span>}
      </h2>
      <ul className={classes.groups}>
        {groups.map((group) => (
          <li key={group.id}>
            <Link
              to="/$workspace/workspace-settings/groups/$group/{-$tab}"
              params={(now) => ({ workspace, group: group.id, tab: now.tab })}
              className={classes.group}
              activeOptions={{ exact: false, includeSearch: false }}
              activeProps={{ 'data-active': true }}
            >
              <span className={classes.groupName}>{group.name}</span>
              <span className={classes.groupCount} aria-label={inside.groups.members(group.member_count)}>
                {number(group.member_count)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
