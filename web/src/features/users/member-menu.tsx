import { Menu, Text } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconEye, IconLayoutGrid, IconLink, IconPencil, IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Member } from '@/api/types';
import { RowMenu } from '@/components/row-menu';
import { inside } from '@/messages/inside';
import { useMailConfigured } from '@/session/session';
import type { MemberActions } from './use-member-actions';

const words = inside.users;

interface MemberMenuProps {
  workspace: string;
  member: Member;
  actions: MemberActions;
  onEdit: (member: Member, show?: 'access') => void;
}

export function MemberMenu(props: MemberMenuProps) {
  return (
    <RowMenu label={words.menu(props.member.name)}>
      <Items {...props} />
    </RowMenu>
  );
}

function Items({ workspace, member, actions, onEdit }: MemberMenuProps) {
  const mail = useMailConfigured();
  return (
    <>
      <Menu.Item
        leftSection={<IconPencil size={16} />}
        onClick={() => {
          onEdit(member);
        }}
      >
        {words.edit}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconEye size={16} />}
        onClick={() => {
          onEdit(member, 'access');
        }}
      >
        {words.viewAccess}
      </Menu.Item>
      {member.status === 'active' && (
        <Menu.Item
          renderRoot={(props) => <Link to="/$workspace/view-as/$member" params={{ workspace, member: member.id }} {...props} />}
          leftSection={<IconLayoutGrid size={16} />}
        >
          {inside.viewAs.open}
        </Menu.Item>
      )}
      {member.status === 'invited' && (
        <>
          <Menu.Item
            leftSection={<IconLink size={16} />}
            onClick={() => {
              actions.copyLink(member);
            }}
          >
            {words.copyLink}
          </Menu.Item>
          {mail === true && (
            <Menu.Item
              leftSection={<IconSend size={16} />}
              onClick={() => {
                actions.resend(member);
              }}
            >
              {words.resend}
            </Menu.Item>
          )}
        </>
      )}
      <Menu.Divider />
      {member.status === 'archived' ? (
        <Menu.Item
          leftSection={<IconArchiveOff size={16} />}
          aria-label={words.unarchive}
          onClick={() => {
            actions.unarchive(member);
          }}
        >
          {words.unarchive}
          <Text size="xs" c="dimmed">
            {words.unarchiveHelp}
          </Text>
        </Menu.Item>
      ) : (
        <Menu.Item
          leftSection={<IconArchive size={16} />}
          onClick={() => {
            actions.archive(member);
          }}
        >
          {words.archive}
        </Menu.Item>
      )}
    </>
  );
}
