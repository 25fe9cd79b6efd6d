import { Button, Checkbox, Loader, Modal, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { saying } from '@/api/problem';
import type { Group, Member } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { PersonCell } from '@/components/person-cell';
import { SearchInput } from '@/components/search-input';
import { isPast } from '@/components/time';
import { FormAlert } from '@/forms/form-alert';
import { messages } from '@/messages/en';
import { candidatesQuery, groupCalls } from './groups-api';
import classes from './groups.module.css';

const words = messages.groups.users;

interface AddMembersModalProps {
  workspace: string;
  group: Group;
  onClose: () => void;
}

/** Many people at once, found by search, with an optional end. */
export function AddMembersModal({ workspace, group, onClose }: AddMembersModalProps) {
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [end, setEnd] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const candidates = useQuery(candidatesQuery(workspace, group.id, q));
  const { run } = useChange();
  const endPast = end !== '' && isPast(end);

  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const submit = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const until = end === '' ? undefined : new Date(end).toISOString();
      const outcome = await run({
        place: { workspace },
        title: words.addTitle(group.name),
        send: groupCalls(workspace).addMembers(group.id, [...chosen], until),
        undoable: true,
        done: words.added(chosen.size),
      });
      if (outcome.done) onClose();
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };
  return (
    <Modal opened onClose={onClose} title={words.addTitle(group.name)} size={520} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Text size="sm" c="dimmed">
          {words.addHelp}
        </Text>
        <FormAlert message={problem === undefined ? undefined : saying(problem)} />
        <SearchInput label={words.search} placeholder={words.searchIn} value={q} onChange={setQ} width="100%" autoFocus />
        {candidates.isPending ? (
          <Loader role="status" size="sm" aria-label={messages.common.loading} />
        ) : (
          <Candidates members={candidates.data?.items ?? []} searched={q !== ''} chosen={chosen} onToggle={toggle} />
        )}
        <TextInput
          type="datetime-local"
          label={words.end}
          description={words.endHelp}
          value={end}
          error={endPast ? words.endPast : undefined}
          onChange={(event) => {
            setEnd(event.currentTarget.value);
          }}
        />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {messages.common.cancel}
          </Button>
          <Button type="submit" disabled={chosen.size === 0 || endPast} loading={sending}>
            {words.addChosen(chosen.size)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface CandidatesProps {
  members: Member[];
  searched: boolean;
  chosen: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

function Candidates({ members, searched, chosen, onToggle }: CandidatesProps) {
  if (members.length === 0) {
    return (
      <Text c="dimmed" size="sm">
        {searched ? words.noMatch : words.noCandidates}
      </Text>
    );
  }
  return (
    <ul className={classes.candidates}>
      {members.map((member) => (
        <li key={member.id}>
          <label className={classes.candidate} htmlFor={`candidate-${member.id}`}>
            <Checkbox
              id={`candidate-${member.id}`}
              aria-label={member.name}
              checked={chosen.has(member.id)}
              onChange={() => {
                onToggle(member.id);
              }}
            />
            <PersonCell id={member.email} name={member.name} email={member.email} />
          </label>
        </li>
      ))}
    </ul>
  );
}
