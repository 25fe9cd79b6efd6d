import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Logo } from '@/components/logo';
import { messages } from '@/messages/en';
import classes from './auth-frame.module.css';

interface AuthFrameProps {
  title: string;
  text?: ReactNode;
  foot?: ReactNode;
  children?: ReactNode;
}

/** The page around each form before sign-in. */
export function AuthFrame({ title, text, foot, children }: AuthFrameProps) {
  useDocumentTitle(`${title} · ${messages.common.product}`);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <Logo size={32} />
          <span>{messages.common.product}</span>
        </div>
        <Title order={1} mb={text === undefined ? 'lg' : 4}>
          {title}
        </Title>
        {text !== undefined && (
          <Text c="dimmed" mb="lg">
            {text}
          </Text>
        )}
        {children}
        {foot !== undefined && <div className={classes.foot}>{foot}</div>}
      </div>
    </main>
  );
}
