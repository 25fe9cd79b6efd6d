import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '@/api/client';
import type { Role } from '@/api/types';
import { typingPause } from '@/components/typing-pause';
import { messages } from '@/messages/en';

interface PersonSelectProps {
  /** Undefined: of the whole instance, for its admins. */
  workspace: string | undefined;
  label: string;
  /** Left out: the label stands above the field. */
  hiddenLabel?: boolean;
  description?: string | undefined;
  placeholder: string;
  /** Undefined: nobody chosen. */
  value: string | undefined;
  /** How the chosen one is called while the list doesn't hold them. */
  valueName?: string | undefined;
  /** What the value is. */
  by: 'email' | 'id';
  /** Only those who can own things: active Admins and Builders. */
  owners?: boolean;
  onChange: (value: string | undefined) => void;
  width?: number;
  error?: string | undefined;
}

const most = 20;

interface Person {
  id: string;
  name: string;
  email: string;
}

/** A person of the workspace, found by typing. */
export function PersonSelect(props: PersonSelectProps) {
  const { workspace, label, hiddenLabel = false, value, valueName = value, by, owners = false } = props;
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed === valueName ? '' : typed.trim(), typingPause);
  const people = useQuery({
    queryKey: ['person-choices', workspace, q, owners],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Person[]> => {
      const all = { limit: most, sort: 'name', ...(q !== '' && { q }) } as const;
      if (workspace === undefined) return (await take(api.GET('/instance/users', { params: { query: all }, signal }))).items;
      const ask = (only: { status?: 'active'; role?: Role }) => {
        const query = { ...all, ...only };
        return take(api.GET('/workspaces/{ws}/members', { params: { path: { ws: workspace }, query }, signal }));
      };
      const asked: { status?: 'active'; role?: Role }[] = owners
        ? [{ status: 'active', role: 'admin' }, { status: 'active', role: 'builder' }]
        : [{}];
      return (await Promise.all(asked.map(ask))).flatMap((page) => page.items);
    },
  });
  const found = people.data ?? [];
  const data = found.map((one) => ({ value: one[by], label: one.name }));
  const emails = new Map(found.map((one) => [one[by], one.email]));
  const kept = value !== undefined && !data.some((one) => one.value === value);
  return (
    <Select
      label={hiddenLabel ? undefined : label}
      aria-label={hiddenLabel ? label : undefined}
      description={props.description}
      placeholder={props.placeholder}
      error={props.error}
      searchable
      clearable
      w={props.width}
      maw="100%"
      filter={({ options }) => options}
      data={kept ? [{ value, label: valueName ?? value }, ...data] : data}
      value={value ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(chosen) => {
        props.onChange(chosen ?? undefined);
      }}
      nothingFoundMessage={people.isPending ? messages.common.loading : messages.common.noMatchTitle}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <Text size="xs" c="dimmed">
            {emails.get(option.value)}
          </Text>
        </span>
      )}
    />
  );
}
