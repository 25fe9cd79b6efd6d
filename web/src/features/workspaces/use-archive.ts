import { useMemo, useState } from 'react';
import { isProblem } from '@/api/problem';
import type { InstanceWorkspace } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import { archiveWorkspace, unarchiveWorkspace } from './workspaces-api';

const words = inside.workspaces;

/** Archives and unarchives; where no admin is left, `adminless` says for which workspace the caller may take over. */
export function useArchive() {
  const { run } = useChange();
  const [adminless, setAdminless] = useState<InstanceWorkspace | undefined>();
  const actions = useMemo(() => {
    const unarchive = (workspace: InstanceWorkspace, takeOver: boolean) =>
      run({
        place: 'instance',
        title: words.unarchiveTitle(workspace.name),
        confirmLabel: words.unarchive,
        show: takeOver ? 'needed' : 'always',
        send: unarchiveWorkspace(workspace.id, takeOver),
        done: words.unarchived(workspace.name),
      });
    return {
      archive: (workspace: InstanceWorkspace) => {
        run({
          place: 'instance',
          title: words.archiveTitle(workspace.name),
          confirmLabel: words.archive,
          show: 'always',
          send: archiveWorkspace(workspace.id),
          done: words.archived(workspace.name),
        }).catch(toastProblem);
      },
      unarchive: (workspace: InstanceWorkspace) => {
        unarchive(workspace, false).catch((error: unknown) => {
          if (isProblem(error, 'last_admin')) setAdminless(workspace);
          else toastProblem(error);
        });
      },
      takeOver: (workspace: InstanceWorkspace) => unarchive(workspace, true),
      forget: () => { setAdminless(undefined); },
    };
  }, [run]);
  return { ...actions, adminless };
}

export type ArchiveActions = Pick<ReturnType<typeof useArchive>, 'archive' | 'unarchive'>;
