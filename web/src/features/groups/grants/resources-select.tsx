import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GrantResourceType } from '@/api/types';
import { typingPause } from '@/components/typing-pause';
import { messages } from '@/messages/en';
import { grantTypeOf } from '@/workspace/grant-types';
import { resourcesQuery } from '../groups-api';

interface ResourcesSelectProps {
  workspace: string;
  type: GrantResourceType;
  /** Names of what is chosen already. */
  known: { id: string; name: string }[];
  value: string[];
  onChange: (ids: string[]) => void;
}

/** A choice among all apps or data sources, searched by the server. */
export function ResourcesSelect({ workspace, type, known, value, onChange }: ResourcesSelectProps) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, typingPause);
  const found = useQuery(resourcesQuery(workspace, type, q)).data;
  // What was chosen keeps its name when another search has taken its place in the list.
  const [chosen, setChosen] = useState(known);
  const names = new Map([...chosen, ...(found ?? [])].map(({ id, name }) => [id, name]));
  const offered = new Set([...value, ...(found ?? []).map(({ id }) => id)]);
  return (
    <MultiSelect
      label={grantTypeOf(type).choose}
      searchable
      hidePickedOptions
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has searched already.
      filter={({ options }) => options}
      data={[...offered].map((id) => ({ value: id, label: names.get(id) ?? id }))}
      value={value}
      onChange={(ids) => {
        setChosen(ids.map((id) => ({ id, name: names.get(id) ?? id })));
        onChange(ids);
      }}
      nothingFoundMessage={messages.common.noMatchTitle}
    />
  );
}
