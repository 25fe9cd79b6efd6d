import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { Anchor, useOpener } from './anchor';
import classes from './chips.module.css';

export interface ChipItem {
  id: string;
  label: string;
  /** Said on hover instead of the label. */
  title?: string;
  /** Shown struck through: there, but without effect. */
  off?: boolean;
  /** Makes it a link: given what a chip looks like and says. */
  link?: ((chip: ChipLook) => ReactNode) | undefined;
}

interface ChipLook {
  className: string | undefined;
  title: string;
  children: string;
}

interface ChipsProps {
  items: ChipItem[];
  /** How many stand in the row before "+N". */
  most?: number;
  /** Chips go on below, and show more of their words, instead of sharing one line. */
  wrap?: boolean;
  moreLabel: (hidden: number) => string;
  /** Names the whole list for screen readers. */
  allLabel: string;
  empty?: string;
}

/** A few words in a row, the rest behind "+N". */
export function Chips({ items, most = 2, wrap = false, moreLabel, allLabel, empty = '' }: ChipsProps) {
  if (items.length === 0) return <span className={classes.empty}>{empty}</span>;
  const hidden = items.length - most;
  return (
    <span className={classes.row} data-wrap={wrap || undefined}>
      {items.slice(0, most).map((item) => (
        <Chip key={item.id} item={item} />
      ))}
      {hidden > 0 && (
        <More label={moreLabel(hidden)} allLabel={allLabel}>
          {items.map((item) => (
            <Chip key={item.id} item={item} />
          ))}
        </More>
      )}
    </span>
  );
}

/** "+N", which shows all of them. */
function More({ label, allLabel, children }: { label: string; allLabel: string; children: ReactNode }) {
  const { button, to, state } = useOpener('dialog');
  return (
    <>
      <button type="button" className={classes.more} aria-label={`${label}: ${allLabel}`} {...button}>
        {label}
      </button>
      {to && (
        <Popover {...state} position="bottom-start" withinPortal>
          <Popover.Target>
            <Anchor to={to} />
          </Popover.Target>
          <Popover.Dropdown className={classes.all}>{children}</Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

function Chip({ item: { label, title = label, off = false, link } }: { item: ChipItem }) {
  if (link) return link({ className: classes.chip, title, children: label });
  return (
    <span className={classes.chip} data-off={off || undefined} title={title}>
      {label}
    </span>
  );
}
