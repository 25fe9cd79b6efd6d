import { ActionIcon, Button, Select, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import { inside } from '@/messages/inside';
import classes from './instance.module.css';
import { newOrigin, type OriginLine } from './settings-draft';

const words = inside.instance;

interface OriginLinesProps {
  lines: OriginLine[];
  onChange: (lines: OriginLine[]) => void;
  error?: string | undefined;
}

export function OriginLines({ lines, onChange, error }: OriginLinesProps) {
  const workspaces = useQuery({
    queryKey: ['instance-workspaces', 'choices'],
    queryFn: () => take(api.GET('/instance/workspaces', { params: { query: { limit: 200, sort: 'name' } } })),
  });
  const data = workspaces.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const set = (id: string, part: Partial<OriginLine>) => {
    onChange(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  };
  return (
    <div className={classes.origins}>
      {lines.map((line, at) => (
        <div key={line.id} className={classes.origin}>
          <TextInput
            aria-label={words.originOf(at + 1)}
            placeholder="https://apps.example.org"
            value={line.origin}
            onChange={(event) => { set(line.id, { origin: event.currentTarget.value }); }}
          />
          <Select
            aria-label={words.workspaceOf(at + 1)}
            placeholder={words.chooseWorkspace}
            searchable
            data={data}
            value={line.workspace ?? null}
            onChange={(workspace) => { set(line.id, { workspace: workspace ?? undefined }); }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.removeOrigin(line.origin)}
            onClick={() => { onChange(lines.filter(({ id }) => id !== line.id)); }}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {error !== undefined && (
        <Text size="xs" c="var(--gh-bad)" role="alert">
          {error}
        </Text>
      )}
      <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={() => { onChange([...lines, newOrigin()]); }}>
        {words.addOrigin}
      </Button>
    </div>
  );
}
