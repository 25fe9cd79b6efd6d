import { Select, Text } from '@mantine/core';
import type { Role } from '@/api/types';
import { messages } from '@/messages/en';

const roles: Role[] = ['end_user', 'builder', 'admin'];

interface RoleSelectProps {
  label: string;
  value: Role;
  onChange: (role: Role) => void;
  error?: string | undefined;
  description?: string | undefined;
}

export function RoleSelect({ label, value, onChange, error, description }: RoleSelectProps) {
  return (
    <Select
      label={label}
      description={description}
      value={value}
      error={error}
      data={roles.map((role) => ({ value: role, label: messages.common.roles[role] }))}
      onChange={(role) => {
        const chosen = roles.find((known) => known === role);
        if (chosen) onChange(chosen);
      }}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <Text size="xs" c="dimmed">
            {messages.common.roleHelp[option.value]}
          </Text>
        </span>
      )}
    />
  );
}
