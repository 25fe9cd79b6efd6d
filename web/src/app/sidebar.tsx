import {
  IconApps, IconBuilding, IconCube, IconDatabase, IconHistory, IconKey, IconMail, IconSearch, IconServer, IconSettings, IconShieldLock, IconUser, IconUsers, IconUsersGroup,
  IconVariable,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useMe, useWorkspace } from '@/session/session';
import { PersonMenu } from './person-menu';
import classes from './shell.module.css';
import { WorkspaceSwitcher } from './workspace-switcher';

const words = messages.layout;
const modifier = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl ';

export function Sidebar({ workspace, onFind }: { workspace: string | undefined; onFind: () => void }) {
  const { user } = useMe();
  return (
    <div className={classes.sidebar}>
      <WorkspaceSwitcher workspace={workspace} />
      <button type="button" className={classes.find} onClick={onFind}>
        <IconSearch size={16} stroke={1.6} aria-hidden="true" />
        {inside.palette.open}
        <kbd>{modifier}K</kbd>
      </button>
      <nav className={classes.places} aria-label={words.places}>
        {workspace !== undefined && (
          <Place to="/$workspace" params={{ workspace }} exact icon={<IconApps size={18} stroke={1.6} />}>
            {words.dashboard}
          </Place>
        )}
        {workspace !== undefined && <BuilderPlaces workspace={workspace} />}
      </nav>
      <div className={classes.sideFoot}>
        {workspace !== undefined && <WorkspaceSettings workspace={workspace} />}
        {user.instance_admin && (
          <nav aria-label={words.settings}>
            <p className={classes.heading}>
              <IconSettings size={14} stroke={1.6} aria-hidden="true" /> {words.settings}
            </p>
            <Place to="/settings/all-users" icon={<IconUser size={18} stroke={1.6} />}>
              {words.allUsers}
            </Place>
            <Place to="/settings/all-workspaces" icon={<IconBuilding size={18} stroke={1.6} />}>
              {words.allWorkspaces}
            </Place>
            <Place to="/settings/instance" icon={<IconServer size={18} stroke={1.6} />}>
              {words.instance}
            </Place>
            <Place to="/settings/mail" icon={<IconMail size={18} stroke={1.6} />}>
              {words.mail}
            </Place>
            <Place to="/settings/audit" icon={<IconHistory size={18} stroke={1.6} />}>
              {words.instanceAudit}
            </Place>
            <Place to="/settings/tokens" icon={<IconKey size={18} stroke={1.6} />}>
              {words.instanceTokens}
            </Place>
          </nav>
        )}
        <PersonMenu />
      </div>
    </div>
  );
}

/** For those who build, not for End-users, who would find both empty. */
function BuilderPlaces({ workspace }: { workspace: string }) {
  const { data } = useWorkspace(workspace);
  if (!data || (!data.me.admin && data.me.role !== 'builder')) return null;
  return (
    <>
      <Place to="/$workspace/data-sources" params={{ workspace }} icon={<IconDatabase size={18} stroke={1.6} />}>
        {words.dataSources}
      </Place>
      <Place to="/$workspace/constants" params={{ workspace }} icon={<IconVariable size={18} stroke={1.6} />}>
        {words.constants}
      </Place>
    </>
  );
}

/** For those who administer the workspace; the server decides again on each request. */
function WorkspaceSettings({ workspace }: { workspace: string }) {
  const { data } = useWorkspace(workspace);
  if (data?.me.admin !== true) return null;
  return (
    <nav aria-label={words.workspaceSettings}>
      <p className={classes.heading}>
        <IconSettings size={14} stroke={1.6} aria-hidden="true" /> {words.workspaceSettings}
      </p>
      <Place to="/$workspace/workspace-settings/users" params={{ workspace }} icon={<IconUsers size={18} stroke={1.6} />}>
        {words.users}
      </Place>
      <Place to="/$workspace/workspace-settings/groups" params={{ workspace }} icon={<IconUsersGroup size={18} stroke={1.6} />}>
        {words.groups}
      </Place>
      <Place to="/$workspace/workspace-settings/types" params={{ workspace }} icon={<IconCube size={18} stroke={1.6} />}>
        {words.types}
      </Place>
      <Place to="/$workspace/workspace-settings/audit" params={{ workspace }} icon={<IconHistory size={18} stroke={1.6} />}>
        {words.audit}
      </Place>
      <Place to="/$workspace/workspace-settings/tokens" params={{ workspace }} icon={<IconKey size={18} stroke={1.6} />}>
        {words.tokens}
      </Place>
      <Place to="/$workspace/workspace-settings/security" params={{ workspace }} icon={<IconShieldLock size={18} stroke={1.6} />}>
        {words.security}
      </Place>
    </nav>
  );
}

type PlaceProps = Pick<LinkProps, 'to' | 'params'> & { exact?: boolean; icon: ReactNode; children: string };

function Place({ exact = false, icon, children, ...link }: PlaceProps) {
  const client = useQueryClient();
  return (
    <Link
      {...link}
      className={classes.place}
      activeOptions={{ exact, includeSearch: false }}
      activeProps={{ 'data-active': true }}
      onClick={({ currentTarget }) => {
        // Who chooses where they are wants to see how it is now.
        if (currentTarget.href === window.location.href) void client.invalidateQueries();
      }}
    >
      {icon}
      {children}
    </Link>
  );
}
