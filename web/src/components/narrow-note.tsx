import type { ReactNode } from 'react';
import classes from './narrow-note.module.css';

/** In the first cell of a row: what the columns say for which a narrow list has no room. */
export function NarrowNote({ children }: { children: ReactNode }) {
  return <span className={classes.note}>{children}</span>;
}

/** A part of the note on a line of its own, cut where it is too long. */
export function NarrowLine({ children }: { children: ReactNode }) {
  return <span className={classes.line}>{children}</span>;
}
