import { ActionIcon, Button, Modal, Text, TextInput } from '@mantine/core';
import { IconCheck, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import type { Folder } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { toastDone } from '@/components/toast';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { foldersQuery, useFolderChanges } from './apps-api';
import classes from './apps.module.css';

const words = inside.apps.folders;

function sayingOfName(error: unknown): string | undefined {
  if (error === null || error === undefined) return undefined;
  return (isProblem(error) ? error.field('name') : undefined) ?? saying(error);
}

/** The folders of the dashboard: made, renamed, deleted. */
export function FoldersModal({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const folders = useQuery(foldersQuery(workspace));
  const { add, remove } = useFolderChanges(workspace);
  const [name, setName] = useState('');
  const [deleting, setDeleting] = useState<Folder | undefined>();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== '') add.mutate(name.trim(), { onSuccess: () => { setName(''); } });
  };
  return (
    <Modal opened onClose={onClose} title={words.title} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <Text size="sm" c="dimmed" mb="sm">
        {words.help}
      </Text>
      {folders.isPending && <LinesSkeleton lines={3} />}
      {folders.error && !folders.data && <ErrorState error={folders.error} onRetry={() => void folders.refetch()} />}
      {folders.data?.length === 0 && <Text mb="md">{words.none}</Text>}
      {folders.data && folders.data.length > 0 && (
        <ul className={classes.folderList}>
          {folders.data.map((folder) => (
            <FolderLine key={folder.id} workspace={workspace} folder={folder} onDelete={setDeleting} />
          ))}
        </ul>
      )}
      <form className={classes.line} onSubmit={submit}>
        <TextInput
          label={words.newName}
          maxLength={50}
          value={name}
          error={sayingOfName(add.error)}
          onChange={(event) => { setName(event.currentTarget.value); }}
        />
        <Button type="submit" loading={add.isPending} disabled={name.trim() === ''}>
          {words.add}
        </Button>
      </form>
      {deleting && (
        <ConfirmDialog
          title={words.deleteTitle(deleting.name)}
          text={words.deleteText}
          confirmLabel={words.deleteConfirm}
          onConfirm={async () => {
            await remove.mutateAsync(deleting.id);
            toastDone(words.deleted(deleting.name));
          }}
          onClose={() => { setDeleting(undefined); }}
        />
      )}
    </Modal>
  );
}

interface FolderLineProps {
  workspace: string;
  folder: Folder;
  onDelete: (folder: Folder) => void;
}

function FolderLine({ workspace, folder, onDelete }: FolderLineProps) {
  const [name, setName] = useState<string | undefined>();
  const { rename } = useFolderChanges(workspace);
  if (name !== undefined) {
    const submit = (event: SyntheticEvent) => {
      event.preventDefault();
      const next = name.trim();
      if (next === '' || next === folder.name) setName(undefined);
      else rename.mutate({ id: folder.id, name: next }, { onSuccess: () => { setName(undefined); } });
    };
    return (
      <li className={classes.folderLine}>
        <form className={classes.line} onSubmit={submit}>
          <TextInput
            aria-label={words.nameOf(folder.name)}
            maxLength={50}
            autoFocus
            value={name}
            error={sayingOfName(rename.error)}
            onChange={(event) => { setName(event.currentTarget.value); }}
          />
          <ActionIcon type="submit" size="lg" variant="default" loading={rename.isPending} aria-label={messages.common.save}>
            <IconCheck size={16} />
          </ActionIcon>
        </form>
      </li>
    );
  }
  return (
    <li className={classes.folderLine}>
      <span className={classes.folderTitle} title={folder.name}>
        {folder.name}
      </span>
      <ActionIcon variant="subtle" color="gray" aria-label={words.rename(folder.name)} onClick={() => { setName(folder.name); }}>
        <IconPencil size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={words.delete(folder.name)} onClick={() => { onDelete(folder); }}>
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}
