import { Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { messages } from '@/messages/en';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** Beside the title: a count. */
  note?: ReactNode;
  /** The page's one main action, on the title's line. */
  action?: ReactNode;
  children: ReactNode;
}

export function Page({ title, note, action, children }: PageProps) {
  useDocumentTitle(`${title} · ${messages.common.product}`);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Title order={1}>{title}</Title>
        {note !== undefined && <div className={classes.note}>{note}</div>}
        {action !== undefined && <div className={classes.action}>{action}</div>}
      </header>
      {children}
    </div>
  );
}
