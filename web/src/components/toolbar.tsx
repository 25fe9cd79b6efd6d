import type { ReactNode } from 'react';
import classes from './toolbar.module.css';

/** Search and filters above a list, in one row where there is room. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className={classes.tools}>{children}</div>;
}
