import { Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { saying } from '@/api/problem';
import type { EditMember, Member, Role } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { effectNote, EffectPreview } from '@/changes/effect-preview';
import { useEffectPreview } from '@/changes/use-effect-preview';
import { InitialsAvatar } from '@/components/initials-avatar';
import { RoleSelect } from '@/components/role-select';
import { StatusMark } from '@/components/status-mark';
import { FormAlert } from '@/forms/form-alert';
import { FormFoot } from '@/forms/form-foot';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { GroupsSelect } from '@/workspace/groups-select';
import { memberCalls } from './users-api';
import classes from './users.module.css';

const words = inside.users.editDrawer;

interface EditUserFormProps {
  workspace: string;
  member: Member;
  onDone: () => void;
}

interface Draft {
  role: Role;
  groupIds: string[];
  /** A role that came with a group becomes one that was given. */
  keepRole: boolean;
}

/** The difference between the person as they are and as the form has them; undefined where there is none. */
function difference(member: Member, { role, groupIds, keepRole }: Draft): EditMember | undefined {
  const before = member.groups.map((group) => group.id);
  const added = groupIds.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !groupIds.includes(id));
  const sendsRole = role !== member.role || keepRole;
  if (!sendsRole && added.length === 0 && removed.length === 0) return undefined;
  return {
    ...(sendsRole && { role }),
    ...(added.length > 0 && { add_group_ids: added }),
    ...(removed.length > 0 && { remove_group_ids: removed }),
  };
}

export function EditUserForm({ workspace, member, onDone }: EditUserFormProps) {
  const [role, setRole] = useState(member.role);
  const [groupIds, setGroupIds] = useState(() => member.groups.map((group) => group.id));
  const [keepRole, setKeepRole] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const { run } = useChange();
  const calls = memberCalls(workspace);
  const body = difference(member, { role, groupIds, keepRole });
  const preview = useEffectPreview(['edit', workspace, member.id], {
    body,
    send: (query, headers) => calls.edit(member.id, body ?? {})(query, headers),
  });

  const submit = async () => {
    if (!body) return;
    setSending(true);
    setProblem(undefined);
    try {
      const outcome = await run({
        place: { workspace },
        title: words.changeTitle(member.name),
        confirmLabel: words.update,
        send: calls.edit(member.id, body),
        seen: preview.seen,
        show: 'settleable',
        undoable: true,
        done: words.updated(member.name),
      });
      if (outcome.done) onDone();
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Group gap="sm" wrap="nowrap">
        <InitialsAvatar id={member.email} name={member.name} size={40} />
        <div className={classes.who}>
          <Text fw={600} truncate title={member.name}>
            {member.name}
          </Text>
          <StatusMark status={member.status} />
          {member.status === 'active' && (
            <Text size="xs" c="dimmed">
              {inside.secondFactor.people.said(member.second_factor)}
            </Text>
          )}
        </div>
      </Group>
      <FormAlert message={problem === undefined ? undefined : saying(problem)} />
      <TextInput label={messages.common.name} description={words.nameReason} value={member.name} readOnly variant="filled" />
      <TextInput label={messages.common.email} description={words.emailReason} value={member.email} readOnly variant="filled" />
      <RoleSelect
        label={inside.users.drawer.role}
        description={member.role_cause === 'automatic' ? words.automatic : undefined}
        value={role}
        onChange={setRole}
      />
      {member.role_cause === 'automatic' && role === member.role && (
        <Checkbox
          label={words.keepRole}
          description={words.keepRoleHelp}
          checked={keepRole}
          onChange={(event) => { setKeepRole(event.currentTarget.checked); }}
        />
      )}
      <GroupsSelect workspace={workspace} label={inside.users.drawer.groups} value={groupIds} onChange={setGroupIds} />
      {body && <EffectPreview preview={preview} />}
      <FormFoot submitLabel={words.update} sending={sending} disabled={!body} note={body && problem === undefined && effectNote(preview)} onCancel={onDone} />
    </form>
  );
}
