import { Alert, Button, Modal } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { verifyChain } from '@/audit/audit-api';
import type { ChangePlace } from '@/changes/types';
import { toastDone, toastProblem } from '@/components/toast';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';

const words = inside.audit;

/** Has the server look through the whole trail for anything changed, removed or moved. */
export function VerifyButton({ place }: { place: ChangePlace }) {
  const verify = useMutation({
    mutationFn: () => verifyChain(place),
    onSuccess: ({ ok, checked }) => {
      if (ok) toastDone(words.verifyOk(checked));
    },
    onError: toastProblem,
  });
  const bad = verify.data?.ok === false ? verify.data : undefined;
  return (
    <>
      <Button variant="default" leftSection={<IconShieldCheck size={16} />} loading={verify.isPending} onClick={() => { verify.mutate(); }}>
        {words.verify}
      </Button>
      <Modal opened={bad !== undefined} onClose={verify.reset} title={words.verifyBad} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {bad && (
          <Alert color="danger" role="alert">
            {words.verifyBadAt(bad.checked, bad.first_bad ?? 0)} {bad.detail}
          </Alert>
        )}
      </Modal>
    </>
  );
}
