import { Button, CopyButton, Modal, Text } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { downloadText } from '@/components/download';
import { inside } from '@/messages/inside';
import { useMe } from './session';
import classes from './second-factor.module.css';

const words = inside.secondFactor.codes;

export function RecoveryCodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { user } = useMe();
  const all = codes.join('\n');
  return (
    // They are gone once closed: only the button that says so closes it.
    <Modal opened onClose={onClose} size={640} title={words.title} zIndex={400} closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false}>
      <Text>{words.text}</Text>
      <ol className={classes.codes} aria-label={words.label}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={classes.buttons}>
        <CopyButton value={all}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={16} />} onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() => { downloadText(words.file, `${words.fileHead(user.email)}\n\n${all}\n`, 'text/plain'); }}
        >
          {words.download}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {words.kept}
        </Button>
      </div>
    </Modal>
  );
}
