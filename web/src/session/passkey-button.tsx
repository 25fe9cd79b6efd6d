import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import type { PasskeyAnswer } from '@/api/types';
import { usePasskeysHere } from './passkeys-here';
import { useEnding } from './use-ending';

interface PasskeyButtonProps {
  label: string;
  /** Asks for the passkey and sends it; says itself what goes wrong. */
  onUse: (ask: () => Promise<PasskeyAnswer>) => Promise<void>;
}

/** Uses a passkey, where this page can; the request ends with the button. */
export function PasskeyButton({ label, onUse }: PasskeyButtonProps) {
  const [busy, setBusy] = useState(false);
  const here = usePasskeysHere();
  const ending = useEnding();
  if (here !== true) return null;
  const use = async () => {
    setBusy(true);
    const signal = ending.begin();
    await onUse(async () => (await import('./passkeys')).askPasskey(signal)).finally(() => { setBusy(false); });
  };
  return (
    <Button
      variant="default"
      fullWidth
      leftSection={<IconFingerprint size={18} stroke={1.6} />}
      loading={busy}
      onClick={() => void use()}
    >
      {label}
    </Button>
  );
}
