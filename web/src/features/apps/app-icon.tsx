import { IconApps, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { avatarColorCount } from '@/theme/theme';
import type { App } from '@/api/types';
import { appIcons } from './app-icons';
import classes from './apps.module.css';

/** An app's picture: its icon, or the first letter of its name, on a colour made from its id. */
export function AppIcon({ app }: { app: Pick<App, 'id' | 'name' | 'icon'> }) {
  const Icon: ComponentType<IconProps> | undefined = app.icon ? (appIcons[app.icon] ?? IconApps) : undefined;
  let sum = 0;
  for (const letter of app.id) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  const color = String(sum % avatarColorCount);
  return (
    <span
      className={classes.icon}
      aria-hidden="true"
      style={{ background: `var(--gh-avatar-${color})`, color: `var(--gh-avatar-text-${color})` }}
    >
      {Icon ? <Icon size={20} stroke={1.6} /> : (app.name.trim().at(0) ?? '?').toUpperCase()}
    </span>
  );
}
