import { Button, Menu } from '@mantine/core';
import { IconArchive, IconChevronDown, IconDownload, IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { BulkChange, BulkResult } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { downloadText } from '@/components/download';
import { toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import { usePasswordGate } from '@/session/password-gate';
import classes from './bulk.module.css';
import { changeMany, exportMany } from './bulk-api';
import { BulkChoice, type ChoiceAction } from './bulk-choice';
import { BulkOutcome } from './bulk-outcome';
import { type Filter, type Selection, targetOf } from './selection';

const words = inside.bulk;

interface BulkBarProps {
  workspace: string;
  selection: Selection;
  filter: Filter;
  total: number;
  totalAtLeast: boolean;
  onAll: () => void;
  onClear: () => void;
}

type Part = Omit<BulkChange, 'ids' | 'filter'>;

/** What can be done to everybody chosen; stands at the foot of the page while anybody is. */
export function BulkBar(props: BulkBarProps) {
  const { workspace, selection, filter, total, totalAtLeast } = props;
  const [choosing, setChoosing] = useState<ChoiceAction | undefined>();
  const [outcome, setOutcome] = useState<BulkResult | undefined>();
  const { run } = useChange();
  const gate = usePasswordGate();
  const n = selection.all ? total : selection.ids.size;
  const who = selection.all ? words.whoMatches(n) : words.who(n);
  const target = targetOf(selection, filter);

  const change = async (part: Part) => {
    setChoosing(undefined);
    const done = await run({
      place: { workspace },
      title: words.titles[part.action](who),
      show: 'always',
      destructive: part.action === 'archive',
      working: words.working(who),
      send: changeMany(workspace, { ...part, ...target }),
      undoable: part.action !== 'archive' && part.action !== 'unarchive',
      done: (result) => words.done('changed' in result ? result.changed : 0),
    });
    if (!done.done) return;
    props.onClear();
    if ('skipped' in done.value && done.value.skipped.length > 0) setOutcome(done.value);
  };
  const start = (part: Part) => { change(part).catch(toastProblem); };
  const save = async () => {
    const file = await gate(() => exportMany(workspace, target));
    if (file.done) downloadText(words.exportName, file.value, 'text/csv');
  };
  return (
    <>
      {n > 0 && (
        <section className={classes.bar} aria-label={words.barLabel}>
          <span className={classes.count} aria-live="polite">
            {words.chosen(n)}
          </span>
          {!selection.all && total > n && (
            <Button size="compact-sm" variant="subtle" onClick={props.onAll}>
              {words.chooseAll(total, totalAtLeast)}
            </Button>
          )}
          <span className={classes.actions}>
            <Button size="compact-sm" variant="default" leftSection={<IconUserPlus size={14} />} onClick={() => { setChoosing('add_to_group'); }}>
              {words.addToGroup}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => { setChoosing('set_role'); }}>
              {words.setRole}
            </Button>
            <Button size="compact-sm" variant="default" leftSection={<IconArchive size={14} />} onClick={() => { start({ action: 'archive' }); }}>
              {words.archive}
            </Button>
            <Menu position="top-end">
              <Menu.Target>
                <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} />}>
                  {words.more}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconUserMinus size={16} />} onClick={() => { setChoosing('remove_from_group'); }}>
                  {words.removeFromGroup}
                </Menu.Item>
                <Menu.Item onClick={() => { start({ action: 'unarchive' }); }}>{words.unarchive}</Menu.Item>
                <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => { save().catch(toastProblem); }}>
                  {words.export}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={props.onClear}>
              {words.clear}
            </Button>
          </span>
        </section>
      )}
      {choosing && (
        <BulkChoice workspace={workspace} action={choosing} title={words.titles[choosing](who)} onChosen={start} onClose={() => { setChoosing(undefined); }} />
      )}
      {outcome && <BulkOutcome outcome={outcome} onClose={() => { setOutcome(undefined); }} />}
    </>
  );
}
