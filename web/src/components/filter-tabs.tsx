import { number } from '@/messages/plural';
import classes from './filter-tabs.module.css';

interface FilterTabsProps<T extends string> {
  label: string;
  value: T;
  /** `countAtLeast`: there may be more, which nobody counted. */
  options: { value: T; label: string; count?: number | undefined; countAtLeast?: boolean | undefined }[];
  onChange: (value: T) => void;
}

/** One filter as a row of words with counts: exactly one is on. */
export function FilterTabs<T extends string>({ label, value, options, onChange }: FilterTabsProps<T>) {
  return (
    <div className={classes.tabs} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={classes.tab}
          aria-pressed={option.value === value}
          onClick={() => {
            onChange(option.value);
          }}
        >
          {option.label}
          {option.count !== undefined && <span className={classes.count}>{`${number(option.count)}${option.countAtLeast === true ? '+' : ''}`}</span>}
        </button>
      ))}
    </div>
  );
}
