import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { messages } from '@/messages/en';
import { typingPause } from './typing-pause';

interface SearchInputProps {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  width?: number | string;
  autoFocus?: boolean;
}

/** A search field that waits for a pause in typing before it asks. */
export function SearchInput({ label, placeholder = label, value, onChange, width = 280, autoFocus = false }: SearchInputProps) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    onChange(next);
  }, typingPause);

  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);

  const change = (next: string) => {
    setText(next);
    send(next.trim());
  };
  return (
    <TextInput
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={placeholder}
      w={width}
      maw="100%"
      value={text}
      data-autofocus={autoFocus || undefined}
      onChange={(event) => {
        change(event.currentTarget.value);
      }}
      leftSection={<IconSearch size={16} stroke={1.75} />}
      rightSection={
        text !== '' && (
          <CloseButton
            size="sm"
            aria-label={messages.common.clear}
            onClick={() => {
              change('');
            }}
          />
        )
      }
    />
  );
}
