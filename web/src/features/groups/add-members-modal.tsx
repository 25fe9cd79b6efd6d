import { Checkbox, Loader, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { saying } from '@/api/problem';
import type { Group, Member } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { PersonCell } from '@/components/person-cell';
import { SearchInput } from '@/components/search-input';
import { isPast } from '@/components/time';
import { FormModal } from '@/forms/form-modal';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { candidatesQuery, groupCalls } from './groups-api';
import classes from './groups.module.css';

const words = inside.groups.users;

interface AddMembersModalProps {
  workspace: string;
  group: Group;
  onClose: () => void;
}

/** Many people at once, found by search, with an optional end. */
export function AddMembersModal({ workspace, group, onClose }: AddMembersModalProps) {
  const [q, setQ] = useState('');
  // By id, with the name of each.
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [end, setEnd] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const candidates = useQuery(candidatesQuery(workspace, group.id, q));
  const { run } = useChange();
  const endPast = end !== '' && isPast(end);

  const toggle = ({ id, name }: Member) => {
    const next = new Map(chosen);
    if (!next.delete(id)) next.set(id, name);
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
        send: groupCalls(workspace).addMembers(group.id, [...chosen.keys()], until),
        undoable: true,
        done: words.added([...chosen.values()], group.name),
      });
      if (outcome.done) onClose();
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };
  return (
    <FormModal
      title={words.addTitle(group.name)}
      size={520}
      submitLabel={words.addChosen(chosen.size)}
      sending={sending}
      disabled={chosen.size === 0 || endPast}
      problem={problem === undefined ? undefined : saying(problem)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {words.addHelp}
      </Text>
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
    </FormModal>
  );
}

interface CandidatesProps {
  members: Member[];
  searched: boolean;
  chosen: ReadonlyMap<string, string>;
  onToggle: (member: Member) => void;
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
                onToggle(member);
              }}
            />
            <PersonCell id={member.email} name={member.name} email={member.email} />
          </label>
        </li>
      ))}
    </ul>
  );
}
