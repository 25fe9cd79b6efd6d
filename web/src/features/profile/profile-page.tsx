import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Page } from '@/components/page';
import { SettingsPart } from '@/components/settings-part';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { NameForm } from './name-form';
import { PasswordForm } from './password-form';
import { SecondFactorPart } from './second-factor-part';
import { Sessions } from './sessions';

const words = inside.profile;

export function ProfilePage() {
  return (
    <Page title={words.title}>
      <SettingsPart title={words.about}>
        <NameForm />
      </SettingsPart>
      <SettingsPart title={words.password} help={words.passwordHelp}>
        <PasswordForm />
      </SettingsPart>
      <SettingsPart title={inside.secondFactor.part.title} help={inside.secondFactor.part.help}>
        <SecondFactorPart />
      </SettingsPart>
      <SettingsPart title={words.sessions} help={words.sessionsHelp}>
        <Sessions />
      </SettingsPart>
      <SettingsPart title={words.theme} help={words.themeHelp}>
        <ThemeChoice />
      </SettingsPart>
    </Page>
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
