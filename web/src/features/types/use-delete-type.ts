import { useCallback } from 'react';
import type { RegisteredType } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { toastProblem } from '@/components/toast';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { typeCalls } from './types-api';

const words = inside.types;

/** Deletes a type after its plan was seen; gives whether it is gone. */
export function useDeleteType(workspace: string) {
  const { run } = useChange();
  return useCallback(
    async ({ name }: RegisteredType): Promise<boolean> => {
      try {
        const outcome = await run({
          place: { workspace },
          title: words.deleteTitle(name),
          confirmLabel: messages.common.delete,
          destructive: true,
          show: 'always',
          send: typeCalls(workspace).remove(name),
          done: words.deleted(name),
        });
        return outcome.done;
      } catch (error) {
        toastProblem(error);
        return false;
      }
    },
    [run, workspace],
  );
}
