import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { messages } from '@/messages/en';
import classes from './page-drawer.module.css';

interface PageDrawerProps {
  title: ReactNode;
  onClose: () => void;
  /** Stands at the drawer's foot, always in sight. */
  foot?: ReactNode;
  size?: number;
  children: ReactNode;
}

/** A drawer over a list. Its page's route says whether it is there, so it has an address of its own. */
export function PageDrawer({ title, onClose, foot, size = 520, children }: PageDrawerProps) {
  return (
    <Drawer.Root opened onClose={onClose} size={size} classNames={{ content: classes.content }}>
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content>
        <Drawer.Header className={classes.head}>
          <Drawer.Title className={classes.title} title={typeof title === 'string' ? title : undefined}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={messages.common.close} />
        </Drawer.Header>
        <Drawer.Body className={classes.body}>{children}</Drawer.Body>
        {foot !== undefined && <footer className={classes.foot}>{foot}</footer>}
      </Drawer.Content>
    </Drawer.Root>
  );
}
