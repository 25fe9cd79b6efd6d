import { Button, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ChangePlace } from '@/changes/types';
import { SearchInput } from '@/components/search-input';
import { Toolbar } from '@/components/toolbar';
import { inside } from '@/messages/inside';
import { PersonSelect } from '@/workspace/person-select';
import classes from './audit-page.module.css';
import { dayOf, daysOf, type Period, periodOf } from './period';

const words = inside.audit;

/** What the filters say, as it stands in the address. */
export interface AuditView {
  q?: string | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  member?: string | undefined;
  request?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

interface AuditFiltersProps {
  place: ChangePlace;
  view: AuditView;
  onChange: (part: AuditView) => void;
}

const actionChoices = actionGroups();

/** Every action by what it is about, each kind as a whole first. */
function actionGroups() {
  const kinds = new Map<string, string[]>();
  for (const action of Object.keys(words.actions)) {
    const kind = action.slice(0, action.indexOf('.'));
    kinds.set(kind, [...(kinds.get(kind) ?? []), action]);
  }
  return [...kinds].map(([kind, actions]) => {
    const name = words.kinds[kind] ?? kind;
    return {
      group: name.charAt(0).toUpperCase() + name.slice(1),
      items: [
        ...(actions.length > 1 ? [{ value: `${kind}.`, label: words.allOf(name) }] : []),
        ...actions.map((action) => ({ value: action, label: words.actions[action] ?? action })),
      ],
    };
  });
}

export function AuditFilters({ place, view, onChange }: AuditFiltersProps) {
  return (
    <Toolbar>
      <SearchInput label={words.search} width={230} value={view.q ?? ''} onChange={(q) => { onChange({ q: q === '' ? undefined : q }); }} />
      <PersonSelect
        workspace={place === 'instance' ? undefined : place.workspace}
        label={words.person}
        hiddenLabel
        placeholder={words.anyPerson}
        by="email"
        width={210}
        value={view.actor}
        onChange={(actor) => { onChange({ actor }); }}
      />
      <Select
        aria-label={words.action}
        placeholder={words.anyAction}
        data={actionChoices}
        searchable
        clearable
        w={210}
        maxDropdownHeight={360}
        value={view.action ?? null}
        onChange={(action) => { onChange({ action: action ?? undefined }); }}
      />
      <TimeFilter view={view} onChange={onChange} />
      {(view.target ?? view.member ?? view.request) !== undefined && (
        <Button
          variant="default"
          size="sm"
          rightSection={<IconX size={14} />}
          aria-label={words.clearTarget}
          onClick={() => { onChange({ target: undefined, member: undefined, request: undefined }); }}
        >
          {onlyLabel(view)}
        </Button>
      )}
    </Toolbar>
  );
}

function onlyLabel({ target, member }: AuditView): string {
  if (member !== undefined) return words.onlyMember;
  return target === undefined ? words.event.sameChange : words.onlyTarget;
}

const offered: Period[] = ['any', 'today', 'week', 'month', 'own'];

function TimeFilter({ view, onChange }: Pick<AuditFiltersProps, 'view' | 'onChange'>) {
  const [own, setOwn] = useState(false);
  const period = own ? 'own' : periodOf(view);
  const choose = (chosen: Period | undefined) => {
    setOwn(chosen === 'own');
    if (chosen === 'any') onChange({ from: undefined, to: undefined });
    else if (chosen === 'own') onChange({ from: view.from ?? daysOf('week').from, to: view.to ?? dayOf(new Date()) });
    else if (chosen !== undefined) onChange(daysOf(chosen));
  };
  return (
    <>
      <Select
        aria-label={words.time}
        w={150}
        data={offered.map((one) => ({ value: one, label: one === 'any' ? words.anyTime : words.times[one] }))}
        value={period}
        onChange={(chosen) => { choose(offered.find((one) => one === chosen)); }}
      />
      {period === 'own' && (
        <span className={classes.days}>
          <DayInput label={words.from} value={view.from} onChange={(from) => { onChange({ from }); }} />
          <span aria-hidden="true">–</span>
          <DayInput label={words.to} value={view.to} onChange={(to) => { onChange({ to }); }} />
        </span>
      )}
    </>
  );
}

function DayInput({ label, value, onChange }: { label: string; value: string | undefined; onChange: (day: string | undefined) => void }) {
  return (
    <TextInput
      type="date"
      aria-label={label}
      title={label}
      w={145}
      value={value ?? ''}
      onChange={(event) => { onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value); }}
    />
  );
}
