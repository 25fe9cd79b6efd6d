import { Select } from '@mantine/core';
import { useState } from 'react';
import type { BulkChange, Role } from '@/api/types';
import { RoleSelect } from '@/components/role-select';
import { FormModal } from '@/forms/form-modal';
import { inside } from '@/messages/inside';
import { useGroupChoice } from '@/workspace/custom-groups';

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
  const { groups, search } = useGroupChoice(workspace, group === undefined ? [] : [group]);
  const byRole = action === 'set_role';
  const next = () => {
    if (byRole) onChosen({ action, role });
    else if (group !== undefined) onChosen({ action, group_id: group });
  };
  return (
    <FormModal
      title={title}
      submitLabel={words.next}
      sending={false}
      disabled={!byRole && group === undefined}
      onSubmit={next}
      onClose={onClose}
    >
      {byRole ? (
        <RoleSelect label={inside.users.drawer.role} value={role} onChange={setRole} />
      ) : (
        <Select
          label={words.group}
          placeholder={words.chooseGroup}
          searchable
          {...search}
          data-autofocus
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={group ?? null}
          onChange={(id) => { setGroup(id ?? undefined); }}
          nothingFoundMessage={inside.groups.noneMatch}
        />
      )}
    </FormModal>
  );
}
