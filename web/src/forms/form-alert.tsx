import { Alert } from '@mantine/core';

/** What is wrong with the form as a whole. */
export function FormAlert({ message }: { message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <Alert color="danger" role="alert" variant="light">
      {message}
    </Alert>
  );
}
