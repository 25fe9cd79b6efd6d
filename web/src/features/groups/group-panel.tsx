import { Button, Menu, Tabs, Title } from '@mantine/core';
import { IconChevronLeft, IconCopy, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Group } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { IconButton } from '@/components/icon-button';
import { RowMenu } from '@/components/row-menu';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import { DuplicateModal } from './duplicate-modal';
import { GranularAccessTab } from './grants/granular-access-tab';
import { groupCalls, groupQuery } from './groups-api';
import classes from './groups.module.css';
import { GroupReview } from './group-review';
import { PermissionsTab } from './permissions-tab';
import { RenameGroupModal } from './rename-group-modal';
import { UsersTab } from './users-tab';

const words = inside.groups;
const route = getRouteApi('/shell/$workspace/workspace-settings/groups/$group/{-$tab}');

export function GroupPanel() {
  const { workspace, group: id, tab } = route.useParams();
  const navigate = route.useNavigate();
  const group = useQuery(groupQuery(workspace, id));
  if (group.error && !group.data) {
    return (
      <>
        <BackToGroups workspace={workspace} />
        <ErrorState error={group.error} gone={words.gone} onRetry={() => void group.refetch()} />
      </>
    );
  }
  if (!group.data) return <LinesSkeleton lines={8} />;

  const go = (next: string | null) => {
    const chosen = next === 'permissions' || next === 'granular-access' ? next : 'users';
    void navigate({ to: '/$workspace/workspace-settings/groups/$group/{-$tab}', params: { workspace, group: id, tab: chosen }, search: {} });
  };
  return (
    <section aria-label={group.data.name}>
      <PanelHead workspace={workspace} group={group.data} />
      {group.data.kind === 'custom' && <GroupReview workspace={workspace} group={group.data} />}
      <Tabs value={tab ?? 'users'} onChange={go} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="users">{words.tabs.users}</Tabs.Tab>
          <Tabs.Tab value="permissions">{words.tabs.permissions}</Tabs.Tab>
          <Tabs.Tab value="granular-access">{words.tabs.granularAccess}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="users">
          <UsersTab workspace={workspace} group={group.data} />
        </Tabs.Panel>
        <Tabs.Panel value="permissions">
          <PermissionsTab workspace={workspace} group={group.data} />
        </Tabs.Panel>
        <Tabs.Panel value="granular-access">
          <GranularAccessTab workspace={workspace} group={group.data} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

/** Where there is no room for the list beside the group. */
function BackToGroups({ workspace }: { workspace: string }) {
  return (
    <div className={classes.back}>
      <Button
        component={Link}
        to={`/${workspace}/workspace-settings/groups`}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconChevronLeft size={14} />}
      >
        {words.title}
      </Button>
    </div>
  );
}

function PanelHead({ workspace, group }: { workspace: string; group: Group }) {
  const [dialog, setDialog] = useState<'rename' | 'duplicate' | undefined>();
  const remove = useDeleteGroup(workspace, group);
  const custom = group.kind === 'custom';
  const close = () => {
    setDialog(undefined);
  };
  return (
    <header className={classes.head}>
      <BackToGroups workspace={workspace} />
      <Title order={2}>{group.name}</Title>
      {custom && (
        <IconButton aria-label={words.rename} data-hint={words.rename} onClick={() => { setDialog('rename'); }}>
          <IconPencil size={16} />
        </IconButton>
      )}
      {!custom && <span className={classes.badge}>{words.badges.role}</span>}
      {custom && group.builder_level && (
        <span className={classes.badge} data-hint={words.badges.builderHelp}>
          {words.badges.builder}
        </span>
      )}
      <RowMenu label={words.menu(group.name)}>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => { setDialog('duplicate'); }}>
          {words.duplicate}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          color="danger"
          disabled={!custom}
          title={custom ? undefined : words.roleGroupFixed}
          onClick={remove}
        >
          {words.delete}
        </Menu.Item>
      </RowMenu>
      {dialog === 'rename' && <RenameGroupModal workspace={workspace} group={group} onClose={close} />}
      {dialog === 'duplicate' && <DuplicateModal workspace={workspace} group={group} onClose={close} />}
    </header>
  );
}

function useDeleteGroup(workspace: string, group: Group) {
  const { run } = useChange();
  const navigate = route.useNavigate();
  const remove = async () => {
    const outcome = await run({
      place: { workspace },
      title: words.deleteTitle(group.name),
      confirmLabel: words.deleteConfirm,
      destructive: true,
      show: 'always',
      send: groupCalls(workspace).remove(group.id),
      undoable: true,
      done: words.deleted(group.name),
    });
    if (outcome.done) await navigate({ to: '/$workspace/workspace-settings/groups', params: { workspace } });
  };
  return () => {
    remove().catch(toastProblem);
  };
}
