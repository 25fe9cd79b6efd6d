import { Alert } from '@mantine/core';
import { useEffect, useState } from 'react';
import { messages } from '@/messages/en';

const bringIntoSight = (alert: HTMLElement | null) => { alert?.scrollIntoView({ block: 'nearest' }); };

interface FormAlertProps {
  message: string | undefined;
  /** The moment (ms) from which another try makes sense. */
  until?: number | undefined;
}

/** What is wrong with the form as a whole. It stands above the fields: a form that was scrolled goes back to it. */
export function FormAlert({ message, until }: FormAlertProps) {
  if (message === undefined) return null;
  return (
    <Alert ref={bringIntoSight} color="danger" role="alert" variant="light">
      {message} {until !== undefined && <Countdown until={until} />}
    </Alert>
  );
}

/** Counts in silence: read aloud once, with what it belongs to. */
function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  const over = left === 0;
  useEffect(() => {
    if (over) return;
    const clock = window.setInterval(() => { setNow(Date.now()); }, 1000);
    return () => { window.clearInterval(clock); };
  }, [over]);
  return (
    <span role="timer" aria-live="off">
      {over ? messages.common.waitOver : messages.common.wait(left)}
    </span>
  );
}
