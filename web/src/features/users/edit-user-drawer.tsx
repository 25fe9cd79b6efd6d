import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isProblem } from '@/api/problem';
import { PageDrawer } from '@/components/page-drawer';
import { EmptyState, ErrorState, LinesSkeleton } from '@/components/states';
import { messages } from '@/messages/en';
import { EditUserForm } from './edit-user-form';
import { memberQuery } from './users-api';

const words = messages.users.editDrawer;
const route = getRouteApi('/shell/$workspace/workspace-settings/users/$member');

export function EditUserDrawer() {
  const { workspace, member: id } = route.useParams();
  const navigate = route.useNavigate();
  const member = useQuery(memberQuery(workspace, id));
  const close = () =>
    void navigate({ to: '/$workspace/workspace-settings/users', params: { workspace }, search: true });

  return (
    <PageDrawer title={words.title} onClose={close}>
      {member.isPending && <LinesSkeleton lines={8} />}
      {member.error && isProblem(member.error, 'not_found') && <EmptyState title={words.gone} />}
      {member.error && !isProblem(member.error, 'not_found') && (
        <ErrorState error={member.error} onRetry={() => void member.refetch()} />
      )}
      {member.data && <EditUserForm key={member.data.id} workspace={workspace} member={member.data} onDone={close} />}
    </PageDrawer>
  );
}
