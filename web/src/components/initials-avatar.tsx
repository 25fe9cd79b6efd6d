import { avatarColorCount } from '@/theme/theme';
import classes from './initials-avatar.module.css';

interface InitialsAvatarProps {
  id: string;
  name: string;
  size?: number;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.at(0) ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.at(0) ?? '') : '';
  return (first + last).toUpperCase();
}

function colorOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return sum % avatarColorCount;
}

export function InitialsAvatar({ id, name, size = 28 }: InitialsAvatarProps) {
  const color = colorOf(id);
  return (
    <span
      className={classes.avatar}
      aria-hidden="true"
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.4),
        background: `var(--gh-avatar-${String(color)})`,
        color: `var(--gh-avatar-text-${String(color)})`,
      }}
    >
      {initials(name)}
    </span>
  );
}
