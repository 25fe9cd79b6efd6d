import { Tabs } from '@mantine/core';
import { PageDrawer } from '@/components/page-drawer';
import { inside } from '@/messages/inside';
import { CsvUpload } from './csv/csv-upload';
import { InviteForm } from './invite-form';

const words = inside.users.drawer;

interface AddUsersDrawerProps {
  workspace: string;
  tab: 'invite' | 'csv';
  onTab: (tab: 'invite' | 'csv') => void;
  onClose: () => void;
}

export function AddUsersDrawer({ workspace, tab, onTab, onClose }: AddUsersDrawerProps) {
  return (
    <PageDrawer title={words.title} onClose={onClose} size={tab === 'csv' ? 760 : 520}>
      <Tabs
        value={tab}
        onChange={(next) => {
          onTab(next === 'csv' ? 'csv' : 'invite');
        }}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="invite">{words.invite}</Tabs.Tab>
          <Tabs.Tab value="csv">{words.csv}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="invite">
          <InviteForm workspace={workspace} onDone={onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="csv">
          <CsvUpload workspace={workspace} onDone={onClose} />
        </Tabs.Panel>
      </Tabs>
    </PageDrawer>
  );
}
