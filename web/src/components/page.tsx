import { Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { messages } from '@/messages/en';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** Above the title: the way back. */
  above?: ReactNode;
  /** Before the title: a picture. */
  lead?: ReactNode;
  /** Beside the title: a count. */
  note?: ReactNode;
  /** The page's one main action, on the title's line. */
  action?: ReactNode;
  children: ReactNode;
}

export function Page({ title, above, lead, note, action, children }: PageProps) {
  useDocumentTitle(`${title} · ${messages.common.product}`);
  return (
    <div className={classes.page}>
      {above !== undefined && <div className={classes.above}>{above}</div>}
      <header className={classes.head}>
        {lead}
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        {note !== undefined && <div className={classes.note}>{note}</div>}
        {action !== undefined && <div className={classes.action}>{action}</div>}
      </header>
      {children}
    </div>
  );
}
