import { ActionIcon, Button, Checkbox, Input, MultiSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { inside } from '@/messages/inside';
import { type ActionLine, mostActions, newAction, withoutAction } from './type-draft';
import classes from './types.module.css';

const words = inside.types.form;

interface ActionLinesProps {
  actions: ActionLine[];
  error: string | undefined;
  onChange: (actions: ActionLine[]) => void;
}

/** What can be done with things of a type: each action, what it includes, and whether it takes a Builder. */
export function ActionLines({ actions, error, onChange }: ActionLinesProps) {
  const set = (id: string, part: Partial<ActionLine>) => {
    onChange(actions.map((one) => (one.id === id ? { ...one, ...part } : one)));
  };
  const full = actions.length >= mostActions;
  const [added, setAdded] = useState<string | undefined>();
  const add = () => {
    const action = newAction();
    setAdded(action.id);
    onChange([...actions, action]);
  };
  return (
    <Input.Wrapper label={words.actions} description={full ? words.most(mostActions) : words.actionsHelp} labelElement="div" error={error}>
      <div className={classes.actionLines} role="group" aria-label={words.actions}>
        {actions.map((action, at) => (
          <div key={action.id} className={classes.actionLine} role="group" aria-label={action.name === '' ? words.actionOf(at + 1) : action.name}>
            <TextInput
              className={classes.mono}
              aria-label={words.actionOf(at + 1)}
              autoFocus={action.id === added}
              placeholder={words.action}
              maxLength={50}
              autoComplete="off"
              spellCheck={false}
              value={action.name}
              onChange={(event) => { set(action.id, { name: event.currentTarget.value }); }}
            />
            <MultiSelect
              aria-label={words.includesOf(action.name)}
              placeholder={action.includes.length === 0 ? words.includes : ''}
              hidePickedOptions
              data={actions.filter(({ id, name }) => id !== action.id && name.trim() !== '').map(({ id, name }) => ({ value: id, label: name.trim() }))}
              value={action.includes}
              onChange={(includes) => { set(action.id, { includes }); }}
            />
            <Checkbox
              label={inside.types.needsBuilder}
              aria-label={words.builderOf(action.name)}
              checked={action.builder}
              onChange={(event) => { set(action.id, { builder: event.currentTarget.checked }); }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.remove(action.name)}
              disabled={actions.length === 1}
              onClick={() => { onChange(withoutAction(actions, action.id)); }}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={full}
          onClick={add}
        >
          {words.addAction}
        </Button>
      </div>
    </Input.Wrapper>
  );
}
