import { Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { isProblem } from '@/api/problem';
import type { User } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { CopyField } from '@/components/copy-field';
import { toastDone, toastProblem } from '@/components/toast';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { listed } from '@/messages/plural';
import { usePasswordGate } from '@/session/password-gate';
import { useMailConfigured } from '@/session/session';
import { removeSecondFactorOf, resetPassword } from './all-users-api';
import { archiveInOf, archiveOf, instanceAdminOf, unarchiveInOf, unarchiveOf } from './person-changes';
import { type PersonActions, PersonActionsContext } from './use-person-actions';

const words = inside.allUsers;
const factorWords = inside.secondFactor.people;

interface ResetLink {
  user: User;
  url: string;
}

const administered = ({ memberships }: User) =>
  memberships.filter(({ role, status }) => role === 'admin' && status === 'active').map(({ workspace }) => workspace.name);

/** Does it, and shows what comes after: the question whether to take over, a link to pass on. */
export function PersonActionsProvider({ children }: { children: ReactNode }) {
  const { run } = useChange();
  const gate = usePasswordGate();
  const mail = useMailConfigured() === true;
  const [adminless, setAdminless] = useState<User | undefined>();
  const [factorless, setFactorless] = useState<User | undefined>();
  const client = useQueryClient();
  const [link, setLink] = useState<ResetLink | undefined>();
  const actions = useMemo<PersonActions>(() => {
    const quietly = (outcome: Promise<unknown>) => { outcome.catch(toastProblem); };
    const reset = async (user: User) => {
      const made = await gate(() => resetPassword(user.id));
      if (!made.done) return;
      if (made.value === undefined) toastDone(words.resetSent(user.name));
      else setLink({ user, url: made.value });
    };
    return {
      archive: (user) => {
        run(archiveOf(user, false)).catch((error: unknown) => {
          if (isProblem(error, 'last_admin')) setAdminless(user);
          else toastProblem(error);
        });
      },
      unarchive: (user) => { quietly(run(unarchiveOf(user))); },
      setInstanceAdmin: (user, admin) => { quietly(gate(() => run(instanceAdminOf(user, admin)))); },
      resetPassword: (user) => { quietly(reset(user)); },
      removeSecondFactor: setFactorless,
      archiveIn: (user, membership) => { quietly(run(archiveInOf(user, membership))); },
      unarchiveIn: (user, membership) => { quietly(run(unarchiveInOf(user, membership))); },
    };
  }, [run, gate]);
  const removeFactor = async (user: User) => {
    const gone = await gate(() => removeSecondFactorOf(user.id));
    if (!gone.done) return;
    toastDone(factorWords.removed(user.name));
    await client.invalidateQueries();
  };

  return (
    <PersonActionsContext value={actions}>
      {children}
      {adminless && (
        <ConfirmDialog
          title={words.takeOverTitle(adminless.name)}
          text={words.takeOverText(listed(administered(adminless)))}
          confirmLabel={words.takeOver}
          onConfirm={() => run(archiveOf(adminless, true))}
          onClose={() => { setAdminless(undefined); }}
        />
      )}
      {factorless && (
        <ConfirmDialog
          title={factorWords.removeTitle(factorless.name)}
          text={factorWords.removeText(factorless.name, mail)}
          confirmLabel={factorWords.remove}
          onConfirm={() => removeFactor(factorless)}
          onClose={() => { setFactorless(undefined); }}
        />
      )}
      {link && (
        <Modal
          opened
          onClose={() => { setLink(undefined); }}
          title={words.resetLinkTitle(link.user.name)}
          closeButtonProps={{ 'aria-label': messages.common.close }}
        >
          <Text mb="sm">{words.resetLinkText(link.user.name)}</Text>
          <CopyField label={words.resetLink} value={link.url} />
        </Modal>
      )}
    </PersonActionsContext>
  );
}
