import { Button, Menu, Tabs } from '@mantine/core';
import { IconArrowLeft, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RegisteredType } from '@/api/types';
import { Page } from '@/components/page';
import { RowMenu } from '@/components/row-menu';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { inside } from '@/messages/inside';
import { registeredTypeQuery } from '@/workspace/registered-types';
import { ActionsTable } from './actions-table';
import { ObjectModal } from './object-modal';
import { ObjectsTab } from './objects-tab';
import { TypeModal } from './type-modal';
import { useDeleteType } from './use-delete-type';

const words = inside.types;
const route = getRouteApi('/shell/$workspace/workspace-settings/types/$type');

/** One registered type: its objects, and what can be done with them. */
export function TypePage() {
  const { workspace, type: name } = route.useParams();
  const type = useQuery(registeredTypeQuery(workspace, name));
  const back = (
    <Link to="/$workspace/workspace-settings/types" params={{ workspace }}>
      <IconArrowLeft size={14} aria-hidden="true" /> {words.title}
    </Link>
  );
  if (!type.data) {
    return (
      <Page title={name} above={back}>
        {type.isPending && <LinesSkeleton lines={8} />}
        {type.error && <ErrorState error={type.error} gone={words.gone} onRetry={() => void type.refetch()} />}
      </Page>
    );
  }
  return <LoadedType workspace={workspace} type={type.data} back={back} />;
}

function LoadedType({ workspace, type, back }: { workspace: string; type: RegisteredType; back: ReactNode }) {
  const { tab = 'objects', add: adding, ...view } = route.useSearch();
  const navigate = route.useNavigate();
  const [editing, setEditing] = useState(false);
  const remove = useDeleteType(workspace);
  const setAdding = (on: true | undefined) => void navigate({ to: '.', search: (now) => ({ ...now, add: on }) });
  const drop = async () => {
    if (await remove(type)) await navigate({ to: '/$workspace/workspace-settings/types', params: { workspace } });
  };
  const addButton = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => { setAdding(true); }}>
      {words.objects.add}
    </Button>
  );
  return (
    <Page
      title={type.name}
      above={back}
      note={words.objects.count(type.resource_count, false)}
      action={
        <>
          {type.resource_count > 0 && addButton}
          <RowMenu label={words.menu(type.name)}>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => { setEditing(true); }}>
              {words.edit}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} />} color="danger" onClick={() => void drop()}>
              {words.deleteType}
            </Menu.Item>
          </RowMenu>
        </>
      }
    >
      <Tabs
        keepMounted={false}
        value={tab}
        onChange={(next) => void navigate({ to: '.', search: next === 'actions' ? { tab: 'actions' } : {}, replace: true })}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="objects">{words.tabs.objects}</Tabs.Tab>
          <Tabs.Tab value="actions">{words.tabs.actions}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="objects">
          <ObjectsTab workspace={workspace} type={type.name} view={view} onView={(part, replace) => void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace })} addButton={addButton} />
        </Tabs.Panel>
        <Tabs.Panel value="actions">
          <ActionsTable type={type} onEdit={() => { setEditing(true); }} />
        </Tabs.Panel>
      </Tabs>
      {adding && <ObjectModal workspace={workspace} type={type.name} onClose={() => { setAdding(undefined); }} />}
      {editing && <TypeModal workspace={workspace} type={type} onClose={() => { setEditing(false); }} />}
    </Page>
  );
}
