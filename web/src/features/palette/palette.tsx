import { Button, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import { typingPause } from '@/components/typing-pause';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import classes from './palette.module.css';
import { type Found, useFound } from './use-found';

const words = inside.palette;

/** Goes anywhere by its name, and answers who can open what. */
export function Palette({ workspace, onClose }: { workspace: string | undefined; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [q] = useDebouncedValue(typed, typingPause);
  const { found, waiting, error, askAgain } = useFound(workspace, q);
  const navigate = useNavigate();
  const chosen = Math.min(at, found.length - 1);

  const go = (one: Found | undefined) => {
    if (!one) return;
    onClose();
    void navigate(one.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setAt((chosen + step + found.length) % found.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      go(found[chosen]);
    }
  };
  return (
    <Modal opened onClose={onClose} size={560} padding={0} withCloseButton={false} yOffset="12vh" centered={false} attributes={{ content: { 'aria-label': words.label } }}>
      <TextInput
        className={classes.input}
        variant="unstyled"
        size="md"
        role="combobox"
        aria-label={words.label}
        aria-expanded
        aria-controls="palette-results"
        aria-activedescendant={found[chosen] ? `palette-${found[chosen].id}` : undefined}
        placeholder={words.placeholder}
        autoComplete="off"
        data-autofocus
        leftSection={<IconSearch size={18} stroke={1.6} />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-results" role="listbox" aria-label={words.results} aria-busy={waiting} className={classes.results}>
        {found.map((one, place) => (
          // The field keeps the focus and its keys: a row is for the pointer.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={one.id}
            id={`palette-${one.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            className={classes.result}
            ref={(row) => { if (place === chosen) row?.scrollIntoView({ block: 'nearest' }); }}
            onMouseMove={() => { if (place !== chosen) setAt(place); }}
            onClick={() => { go(one); }}
          >
            <span className={classes.name} title={one.name}>
              {one.name}
            </span>
            {one.note !== undefined && <span className={classes.note}>{one.note}</span>}
            <span className={classes.kind}>{words.kinds[one.kind]}</span>
          </div>
        ))}
      </div>
      {error !== undefined && (
        <div className={classes.failed} role="alert">
          <span>{saying(error)}</span>
          {/* Asking again wouldn't change a no. */}
          {!isProblem(error, 'forbidden') && (
            <Button variant="default" size="compact-sm" loading={waiting} onClick={askAgain}>
              {messages.common.retry}
            </Button>
          )}
        </div>
      )}
      {found.length === 0 && error === undefined && (
        <p className={classes.none} role="status">
          {waiting || q !== typed ? messages.common.loading : `${words.none} ${words.hint}`}
        </p>
      )}
    </Modal>
  );
}
