import { Popover, UnstyledButton } from '@mantine/core';
import classes from './chips.module.css';

export interface ChipItem {
  id: string;
  label: string;
  /** Shown struck through: there, but without effect. */
  off?: boolean;
}

interface ChipsProps {
  items: ChipItem[];
  /** How many stand in the row before "+N". */
  most?: number;
  moreLabel: (hidden: number) => string;
  /** Names the whole list for screen readers. */
  allLabel: string;
  empty?: string;
}

/** A few words in a row, the rest behind "+N". */
export function Chips({ items, most = 2, moreLabel, allLabel, empty = '' }: ChipsProps) {
  if (items.length === 0) return <span className={classes.empty}>{empty}</span>;
  const hidden = items.length - most;
  return (
    <span className={classes.row}>
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

function Chip({ item }: { item: ChipItem }) {
  return (
    <span className={classes.chip} data-off={item.off === true || undefined} title={item.label}>
      {item.label}
    </span>
  );
}
