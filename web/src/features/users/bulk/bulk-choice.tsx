import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import type { BulkChange, Role } from '@/api/types';
import { RoleSelect } from '@/components/role-select';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useCustomGroups } from '@/workspace/custom-groups';
import classes from './bulk.module.css';

const words = inside.bulk;

export type ChoiceAction = 'add_to_group' | 'remove_from_group' | 'set_role';

interface BulkChoiceProps {
  workspace: string;
  action: ChoiceAction;
  title: string;
  onChosen: (part: Omit<BulkChange, 'ids' | 'filter'>) => void;
  onClose: () => void;
}

/** Which group, or which role. The plan comes after it. */
export function BulkChoice({ workspace, action, title, onChosen, onClose }: BulkChoiceProps) {
  const [role, setRole] = useState<Role>('end_user');
  const [group, setGroup] = useState<string | undefined>();
  const groups = useCustomGroups(workspace) ?? [];
  const byRole = action === 'set_role';
  const next = () => {
    if (byRole) onChosen({ action, role });
    else if (group !== undefined) onChosen({ action, group_id: group });
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); next(); }}>
        {byRole ? (
          <RoleSelect label={messages.users.drawer.role} value={role} onChange={setRole} />
        ) : (
          <Select
            label={words.group}
            placeholder={words.chooseGroup}
            searchable
            data-autofocus
            data={groups.map(({ id, name }) => ({ value: id, label: name }))}
            value={group ?? null}
            onChange={(id) => { setGroup(id ?? undefined); }}
            nothingFoundMessage={messages.groups.noneMatch}
          />
        )}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {messages.common.cancel}
          </Button>
          <Button type="submit" disabled={!byRole && group === undefined}>
            {words.next}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
