import { Modal } from '@mantine/core';
import { CopyField } from '@/components/copy-field';
import { messages } from '@/messages/en';
import type { ShownLink } from './use-member-actions';

export function LinkModal({ link, onClose }: { link: ShownLink; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={messages.users.linkTitle(link.member.name)}
      closeButtonProps={{ 'aria-label': messages.common.close }}
    >
      <CopyField label={messages.users.drawer.linkTitle} value={link.url} hint={link.hint} />
    </Modal>
  );
}
