import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Logo } from '@/components/logo';
import { messages } from '@/messages/en';
import { useMe, useWorkspace } from '@/session/session';
import classes from './shell.module.css';

const words = messages.layout;

export function WorkspaceSwitcher({ workspace }: { workspace: string | undefined }) {
  const { workspaces } = useMe();
  const navigate = useNavigate();
  const open = workspaces.filter((entry) => entry.reason === undefined);
  const current = open.find((entry) => entry.slug === workspace || entry.id === workspace);
  // An instance admin also stands in workspaces of which they are no member.
  const seen = useWorkspace(current || workspace === undefined ? '' : workspace);
  const name = current?.name ?? (current ? undefined : seen.data?.name) ?? messages.common.product;

  return (
    <Menu position="bottom-start" width={232}>
      <Menu.Target>
        <UnstyledButton className={classes.switcher} aria-label={words.switchWorkspace(name)}>
          <Logo size={26} />
          <span className={classes.switcherName}>{name}</span>
          <IconSelector size={16} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.workspaces}>
        <Menu.Label>{words.workspaces}</Menu.Label>
        {open.map((entry) => (
          <Menu.Item
            key={entry.id}
            className={classes.workspace}
            rightSection={entry.id === current?.id && <IconCheck size={16} aria-hidden="true" />}
            onClick={() => void navigate({ to: '/$workspace', params: { workspace: entry.slug } })}
          >
            {entry.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
