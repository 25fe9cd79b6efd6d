import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import type { PasskeyAnswer } from '@/api/types';
import { passkeysHere } from './passkeys-here';

interface PasskeyButtonProps {
  label: string;
  /** Asks for the passkey and sends it; says itself what goes wrong. */
  onUse: (ask: () => Promise<PasskeyAnswer>) => Promise<void>;
}

const ask = async () => (await import('./passkeys')).askPasskey();

/** Uses a passkey, where this page can. */
export function PasskeyButton({ label, onUse }: PasskeyButtonProps) {
  const [busy, setBusy] = useState(false);
  if (!passkeysHere()) return null;
  return (
    <Button
      variant="default"
      fullWidth
      leftSection={<IconFingerprint size={18} stroke={1.6} />}
      loading={busy}
      onClick={() => {
        setBusy(true);
        void onUse(ask).finally(() => { setBusy(false); });
      }}
    >
      {label}
    </Button>
  );
}
