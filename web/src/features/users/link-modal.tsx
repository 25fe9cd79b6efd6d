import { Modal } from '@mantine/core';
import { CopyField } from '@/components/copy-field';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import type { ShownLink } from './use-member-actions';

export function LinkModal({ link, onClose }: { link: ShownLink; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={inside.users.linkTitle(link.member.name)}
      closeButtonProps={{ 'aria-label': messages.common.close }}
    >
      <CopyField label={inside.users.drawer.linkTitle} value={link.url} hint={link.hint} />
    </Modal>
  );
}
