import type { ReactNode } from 'react';
import classes from './settings-part.module.css';

interface SettingsPartProps {
  title: string;
  help?: string;
  children: ReactNode;
}

/** A part of a page of settings: what it is about on the left, its fields on the right. */
export function SettingsPart({ title, help, children }: SettingsPartProps) {
  return (
    <section className={classes.part} aria-label={title}>
      <div>
        <h2 className={classes.title}>{title}</h2>
        {help !== undefined && <p className={classes.help}>{help}</p>}
      </div>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
