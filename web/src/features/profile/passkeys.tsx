import { Menu } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import type { Passkey } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { RowMenu } from '@/components/row-menu';
import { Time } from '@/components/time';
import { toastDone } from '@/components/toast';
import { FormModal } from '@/forms/form-modal';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { PasskeyNameInput } from '@/session/passkey-name-input';
import { usePasswordGate } from '@/session/password-gate';
import { removePasskey, renamePasskey, secondFactorQuery } from '@/session/second-factor';
import classes from './profile.module.css';

const words = inside.secondFactor.passkeys;

interface PasskeysProps {
  passkeys: Passkey[];
  /** The only one is all of the second factor. */
  last: boolean;
  /** A second factor is demanded: the last one can't go. */
  demanded: boolean;
}

export function Passkeys({ passkeys, last, demanded }: PasskeysProps) {
  const [renaming, setRenaming] = useState<Passkey | undefined>();
  const [removing, setRemoving] = useState<Passkey | undefined>();
  if (passkeys.length === 0) return null;
  return (
    <>
      <ul className={classes.sessions} aria-label={words.listLabel}>
        {passkeys.map((passkey) => (
          <li key={passkey.id} className={classes.session}>
            <div className={classes.passkey}>
              <div>{passkey.name}</div>
              <div className={classes.help}>
                {words.made} <Time at={passkey.created_at} /> ·{' '}
                {passkey.last_used_at === null ? words.neverUsed : <>{words.lastUsed} <Time at={passkey.last_used_at} /></>} ·{' '}
                {passkey.synced ? words.synced : words.oneDevice}
              </div>
            </div>
            <RowMenu label={words.menu(passkey.name)}>
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => { setRenaming(passkey); }}>
                {words.rename}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} />} disabled={last && demanded} onClick={() => { setRemoving(passkey); }}>
                {words.remove}
              </Menu.Item>
            </RowMenu>
          </li>
        ))}
      </ul>
      {renaming && <RenameModal passkey={renaming} onClose={() => { setRenaming(undefined); }} />}
      {removing && <RemoveDialog passkey={removing} last={last} onClose={() => { setRemoving(undefined); }} />}
    </>
  );
}

function RenameModal({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const client = useQueryClient();
  const gate = usePasswordGate();
  const [name, setName] = useState(passkey.name);
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const ofName = isProblem(problem) ? problem.field('name') : undefined;
  const submit = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const renamed = await gate(() => renamePasskey(passkey.id, name.trim()));
      if (renamed.done) {
        toastDone(words.renamed(renamed.value.name));
        onClose();
        await client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
        return;
      }
      setSending(false);
    } catch (error) {
      setProblem(error);
      setSending(false);
    }
  };
  return (
    <FormModal
      title={words.renameTitle(passkey.name)}
      submitLabel={messages.common.save}
      sending={sending}
      disabled={name.trim() === '' || name.trim() === passkey.name}
      problem={problem === undefined || ofName !== undefined ? undefined : saying(problem)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PasskeyNameInput value={name} error={ofName} onChange={setName} />
    </FormModal>
  );
}

function RemoveDialog({ passkey, last, onClose }: { passkey: Passkey; last: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const gate = usePasswordGate();
  const remove = async () => {
    const gone = await gate(() => removePasskey(passkey.id));
    if (!gone.done) return;
    toastDone(words.removed(passkey.name));
    await client.invalidateQueries();
  };
  return (
    <ConfirmDialog
      title={words.removeTitle(passkey.name)}
      text={last ? `${words.removeText} ${words.removeLast}` : words.removeText}
      confirmLabel={words.remove}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
