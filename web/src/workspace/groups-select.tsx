import { MultiSelect, Text } from '@mantine/core';
import { inside } from '@/messages/inside';
import { useGroupChoice } from './custom-groups';
import classes from './groups-select.module.css';

interface GroupsSelectProps {
  workspace: string;
  label: string;
  value: string[];
  onChange: (ids: string[]) => void;
  error?: string | undefined;
}

/** A choice of custom groups; those that need a Builder say so. */
export function GroupsSelect({ workspace, label, value, onChange, error }: GroupsSelectProps) {
  const { groups, search } = useGroupChoice(workspace, value);
  const needsBuilder = new Set(groups.filter((group) => group.builder_level).map((group) => group.id));
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? inside.users.drawer.groupsPlaceholder : undefined}
      searchable
      clearable
      hidePickedOptions
      {...search}
      data={groups.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      error={error}
      nothingFoundMessage={inside.groups.noneMatch}
      renderOption={({ option }) => (
        <span className={classes.option}>
          {option.label}
          {needsBuilder.has(option.value) && (
            <Text span size="xs" c="dimmed">
              {inside.users.drawer.needsBuilder}
            </Text>
          )}
        </span>
      )}
    />
  );
}
