import { Group, Select } from '@mantine/core';
import type { App } from '@/api/types';
import { inside } from '@/messages/inside';
import { appIcons } from './app-icons';

type AppIconName = NonNullable<App['icon']>;

const names = Object.keys(appIcons) as AppIconName[];
const choices = names.map((name) => ({ value: name, label: name.charAt(0).toUpperCase() + name.slice(1) }));

interface IconSelectProps {
  value: App['icon'];
  onChange: (icon: App['icon']) => void;
}

export function IconSelect({ value, onChange }: IconSelectProps) {
  return (
    <Select
      label={inside.apps.app.icon}
      placeholder={inside.apps.app.iconNone}
      searchable
      clearable
      data={choices}
      value={value}
      onChange={(chosen) => { onChange(names.find((name) => name === chosen) ?? null); }}
      leftSection={value && <Picture name={value} />}
      renderOption={({ option }) => (
        <Group gap="xs">
          <Picture name={option.value} /> {option.label}
        </Group>
      )}
    />
  );
}

function Picture({ name }: { name: string }) {
  const Icon = appIcons[name];
  return Icon ? <Icon size={16} stroke={1.6} aria-hidden="true" /> : null;
}
