import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from '@/components/page';
import { messages } from '@/messages/en';
import { NameForm } from './name-form';
import { PasswordForm } from './password-form';
import classes from './profile.module.css';
import { Sessions } from './sessions';

const words = messages.profile;

export function ProfilePage() {
  return (
    <Page title={words.title}>
      <Part title={words.about}>
        <NameForm />
      </Part>
      <Part title={words.password} help={words.passwordHelp}>
        <PasswordForm />
      </Part>
      <Part title={words.sessions} help={words.sessionsHelp}>
        <Sessions />
      </Part>
      <Part title={words.theme} help={words.themeHelp}>
        <ThemeChoice />
      </Part>
    </Page>
  );
}

function Part({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <div>
        <h2 className={classes.partTitle}>{title}</h2>
        {help !== undefined && <p className={classes.help}>{help}</p>}
      </div>
      <div>{children}</div>
    </section>
  );
}

function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const { light, dark, system } = messages.layout;
  return (
    <SegmentedControl
      aria-label={words.theme}
      value={colorScheme}
      data={[
        { value: 'light', label: light },
        { value: 'dark', label: dark },
        { value: 'auto', label: system },
      ]}
      onChange={(scheme) => {
        setColorScheme(scheme === 'light' || scheme === 'dark' ? scheme : 'auto');
      }}
    />
  );
}
