import { Alert } from '@mantine/core';

const bringIntoSight = (alert: HTMLElement | null) => { alert?.scrollIntoView({ block: 'nearest' }); };

/** What is wrong with the form as a whole. It stands above the fields: a form that was scrolled goes back to it. */
export function FormAlert({ message }: { message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <Alert ref={bringIntoSight} color="danger" role="alert" variant="light">
      {message}
    </Alert>
  );
}
