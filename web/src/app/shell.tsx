import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { IconMenu2 } from '@tabler/icons-react';
import { lazyRouteComponent, Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { ChangeProvider, preloadPlanDialog } from '@/changes/change-provider';
import { HintLayer } from '@/components/hint-layer';
import { Logo } from '@/components/logo';
import { LinesSkeleton } from '@/components/states';
import { messages } from '@/messages/en';
import { PasswordGateProvider } from '@/session/password-gate';
import { RecoveryCodesProvider } from '@/session/recovery-codes-provider';
import { useMe, useWorkspace } from '@/session/session';
import classes from './shell.module.css';
import { Sidebar } from './sidebar';
import { useFocusReturn } from './use-focus-return';
import { usePreloading } from './use-preloading';
import { useSessionEnd } from './use-session-end';
import { WorkspaceGate } from './workspace-gate';

const Palette = lazyRouteComponent(() => import('@/features/palette/palette'), 'Palette');
const preloadPalette = () => Palette.preload?.();
const dialogs = [preloadPalette, preloadPlanDialog];

/** The frame of every page behind sign-in: places on the left, the page on the right. */
export function Shell() {
  return (
    <ChangeProvider>
      <PasswordGateProvider>
        <RecoveryCodesProvider>
          <Frame />
        </RecoveryCodesProvider>
      </PasswordGateProvider>
      <HintLayer />
      <Notifications position="bottom-right" limit={4} transitionDuration={120} />
    </ChangeProvider>
  );
}

function Frame() {
  const [menuOpen, menu] = useDisclosure();
  // Asks again for a file that didn't come before.
  const [finding, find] = useDisclosure(false, { onOpen: () => void preloadPalette() });
  useHotkeys([['mod+K', find.toggle]], []);
  const params = useParams({ strict: false });
  const { user, workspaces } = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { close } = menu;
  useSessionEnd();
  useFocusReturn();
  useEffect(close, [close, path]);

  // Settings of the instance and the profile belong to no workspace: the switcher keeps the first open one.
  const workspace = params.workspace ?? workspaces.find((entry) => entry.reason === undefined)?.slug;
  const { data: here } = useWorkspace(workspace ?? '');
  usePreloading(dialogs, user.instance_admin || here?.me.admin === true);
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {messages.layout.skip}
      </a>
      <aside className={classes.side}>
        <Sidebar workspace={workspace} onFind={find.open} />
      </aside>
      <header className={classes.bar}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={messages.layout.menu} aria-expanded={menuOpen} onClick={menu.open}>
          <IconMenu2 size={20} />
        </ActionIcon>
        <Logo size={24} />
        <span className={classes.barName}>{workspaces.find(({ slug }) => slug === params.workspace)?.name ?? messages.common.product}</span>
      </header>
      <Drawer.Root opened={menuOpen} onClose={menu.close} position="left" size={280}>
        <Drawer.Overlay backgroundOpacity={0.25} />
        <Drawer.Content aria-label={messages.layout.menu}>
          <div className={classes.sideInDrawer}>
            <Sidebar workspace={workspace} onFind={find.open} />
          </div>
        </Drawer.Content>
      </Drawer.Root>
      {finding && (
        <Suspense>
          <Palette workspace={workspace} onClose={find.close} />
        </Suspense>
      )}
      <main id="content" className={classes.main} tabIndex={-1}>
        <Suspense fallback={<LinesSkeleton />}>
          <WorkspaceGate key={params.workspace} workspace={params.workspace}>
            <Outlet />
          </WorkspaceGate>
        </Suspense>
      </main>
    </div>
  );
}
