import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconDeviceDesktop, IconDots, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api, take } from '@/api/client';
import { InitialsAvatar } from '@/components/initials-avatar';
import { toastProblem } from '@/components/toast';
import { messages } from '@/messages/en';
import { useMe } from '@/session/session';
import classes from './shell.module.css';

const words = messages.layout;

const schemes = [
  { scheme: 'light', label: words.light, icon: IconSun },
  { scheme: 'dark', label: words.dark, icon: IconMoon },
  { scheme: 'auto', label: words.system, icon: IconDeviceDesktop },
] as const;

export function PersonMenu() {
  const { user } = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });

  const signOut = async () => {
    try {
      await take(api.DELETE('/session'));
    } catch (error) {
      toastProblem(error);
      return;
    }
    await navigate({ to: '/sign-in', search: {} });
    client.clear();
  };
  return (
    <Menu position="top-start" width={232}>
      <Menu.Target>
        <UnstyledButton className={classes.person}>
          <InitialsAvatar id={user.email} name={user.name} />
          <span className={classes.personText}>
            <VisuallyHidden>{words.account}</VisuallyHidden>
            <span className={classes.personName}>{user.name}</span>
            <span className={classes.personEmail}>{user.email}</span>
          </span>
          <IconDots size={16} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/profile" leftSection={<IconUserCircle size={16} />}>
          {words.profile}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{words.theme}</Menu.Label>
        {schemes.map(({ scheme, label, icon: Icon }) => (
          <Menu.RadioItem
            key={scheme}
            value={scheme}
            checked={colorScheme === scheme}
            rightSection={<Icon size={16} />}
            onChange={() => {
              setColorScheme(scheme);
            }}
          >
            {label}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {words.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
