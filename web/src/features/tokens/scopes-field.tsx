import { Checkbox, Input } from '@mantine/core';
import type { TokenScope } from '@/api/types';
import { inside } from '@/messages/inside';
import classes from './tokens.module.css';

const words = inside.tokens;

interface Row {
  area: keyof typeof words.areas;
  read: TokenScope;
  write?: TokenScope;
}

const rows: Row[] = [
  { area: 'members', read: 'members:read', write: 'members:write' },
  { area: 'groups', read: 'groups:read', write: 'groups:write' },
  { area: 'resources', read: 'resources:read', write: 'resources:write' },
  { area: 'audit', read: 'audit:read' },
  { area: 'decisions', read: 'decisions:read' },
];
const instanceRow: Row = { area: 'instance', read: 'instance:read', write: 'instance:write' };

interface ScopesFieldProps {
  /** With the scopes that only tokens of the instance have. */
  ofInstance: boolean;
  value: TokenScope[];
  onChange: (scopes: TokenScope[]) => void;
  error?: string | undefined;
}

/** What a token may read and write, area by area. */
export function ScopesField({ ofInstance, value, onChange, error }: ScopesFieldProps) {
  const box = (scope: TokenScope) => (
    <Checkbox
      aria-label={words.scope[scope]}
      checked={value.includes(scope)}
      onChange={(event) => {
        onChange(event.currentTarget.checked ? [...value, scope] : value.filter((one) => one !== scope));
      }}
    />
  );
  return (
    <Input.Wrapper label={words.scopes} labelElement="div" error={error}>
      <table className={classes.scopes} aria-label={words.scopes}>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.read}</th>
            <th scope="col">{words.write}</th>
          </tr>
        </thead>
        <tbody>
          {(ofInstance ? [...rows, instanceRow] : rows).map(({ area, read, write }) => (
            <tr key={area}>
              <th scope="row">{words.areas[area]}</th>
              <td>{box(read)}</td>
              <td>{write && box(write)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Input.Wrapper>
  );
}
