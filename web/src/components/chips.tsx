import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
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
        <Popover position="bottom-start" withinPortal>
          <Popover.Target>
            <UnstyledButton className={classes.more} aria-label={`${moreLabel(hidden)}: ${allLabel}`}>
              {moreLabel(hidden)}
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown className={classes.all}>
            {items.map((item) => (
              <Chip key={item.id} item={item} />
            ))}
          </Popover.Dropdown>
        </Popover>
      )}
    </span>
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
