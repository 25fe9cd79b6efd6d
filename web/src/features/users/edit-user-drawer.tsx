import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PageDrawer } from '@/components/page-drawer';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { inside } from '@/messages/inside';
import { EditUserForm } from './edit-user-form';
import { MemberAccess } from './member/member-access';
import { MemberHistory } from './member/member-history';
import { memberQuery } from './users-api';

const words = inside.users.editDrawer;
const tabs = ['edit', 'access', 'history'] as const;
const route = getRouteApi('/shell/$workspace/workspace-settings/users/$member');

export function EditUserDrawer() {
  const { workspace, member: id } = route.useParams();
  const { show: shown = 'edit' } = route.useSearch();
  const navigate = route.useNavigate();
  const member = useQuery(memberQuery(workspace, id));
  const close = () =>
    void navigate({ to: '/$workspace/workspace-settings/users', params: { workspace }, search: (now) => ({ ...now, show: undefined }) });
  const show = (next: string | null) => {
    const tab = next === 'access' || next === 'history' ? next : undefined;
    void navigate({ to: '.', search: (now) => ({ ...now, show: tab }), replace: true });
  };

  return (
    <PageDrawer title={shown === 'edit' ? words.title : (member.data?.name ?? words.title)} onClose={close} size={shown === 'edit' ? 520 : 640}>
      {member.isPending && <LinesSkeleton lines={8} />}
      {member.error && !member.data && <ErrorState error={member.error} gone={words.gone} onRetry={() => void member.refetch()} />}
      {member.data && (
        <Tabs value={shown} onChange={show} keepMounted={false}>
          <Tabs.List mb="lg">
            {tabs.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {inside.member.tabs[tab]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {/* Stays while the drawer is open: what was chosen and not yet saved outlives a look at the other tabs. */}
          <Tabs.Panel value="edit" keepMounted>
            <EditUserForm key={member.data.id} workspace={workspace} member={member.data} onDone={close} />
          </Tabs.Panel>
          <Tabs.Panel value="access">
            <MemberAccess workspace={workspace} member={member.data.id} />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <MemberHistory workspace={workspace} member={member.data} />
          </Tabs.Panel>
        </Tabs>
      )}
    </PageDrawer>
  );
}
