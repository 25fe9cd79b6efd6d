import classes from './logo.module.css';

/** A roof over three pillars: the hall of a guild. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg className={classes.logo} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className={classes.ground} width="32" height="32" rx="8" />
      <path className={classes.line} d="M6.5 14 16 7l9.5 7M10 17.5V24M16 17.5V24M22 17.5V24" />
    </svg>
  );
}
