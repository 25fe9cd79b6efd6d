import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { inside } from '@/messages/inside';

const words = inside.secondFactor.instance;

/** Why somebody without a second factor can't demand one, and where to set it up. */
export function OwnFactorFirst() {
  return (
    <Alert variant="light" color="accent">
      {words.ownFirst} <Link to="/profile">{words.toProfile}</Link>
    </Alert>
  );
}
