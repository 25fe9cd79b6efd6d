/** Options and secrets of a data source as lines of a form, and the difference to send. */
import type { DataSource, DataSourceKind } from '@/api/types';

export interface FieldLine {
  /** Names the line in the form; never sent. */
  id: string;
  key: string;
  value: string;
  /** A secret that is set: its value can't be read, an empty one keeps it. */
  set?: boolean;
}

export type OptionValue = string | number | boolean;

let lastId = 0;

export function newLine(key = '', value = '', set = false): FieldLine {
  lastId += 1;
  return { id: `line-${String(lastId)}`, key, value, ...(set && { set }) };
}

const database = { options: ['host', 'port', 'database', 'user'], secrets: ['password'] };
const service = { options: ['url'], secrets: ['token'] };
const bucket = { options: ['bucket', 'region', 'access_key_id'], secrets: ['secret_access_key'] };
const google = { options: ['project'], secrets: ['service_account_key'] };

/** What such a data source usually needs; lines left empty are not sent. */
const usual: Partial<Record<DataSourceKind, { options: string[]; secrets: string[] }>> = {
  postgresql: database, mysql: database, mariadb: database, sql_server: database, oracle: database, mongodb: database,
  clickhouse: database, snowflake: { options: ['account', 'warehouse', 'database', 'user'], secrets: ['password'] },
  redis: { options: ['host', 'port'], secrets: ['password'] }, elasticsearch: service, sqlite: { options: ['file'], secrets: [] },
  rest_api: service, graphql: service, grpc: service, s3: bucket, gcs: google, bigquery: google, google_sheets: google,
  smtp: { options: ['host', 'port', 'user'], secrets: ['password'] },
};

export function usualLines(kind: DataSourceKind): { options: FieldLine[]; secrets: FieldLine[] } {
  const { options, secrets } = usual[kind] ?? { options: [], secrets: [] };
  return { options: options.map((key) => newLine(key)), secrets: secrets.map((key) => newLine(key)) };
}

export function linesOf(source: DataSource): { options: FieldLine[]; secrets: FieldLine[] } {
  return {
    options: Object.entries(source.options ?? {}).map(([key, value]) => newLine(key, String(value))),
    secrets: (source.secret_keys ?? []).map((key) => newLine(key, '', true)),
  };
}

/** "5432" and "true" are a number and a truth value, unless the option was a text before. */
export function optionValue(text: string, before?: OptionValue): OptionValue {
  if (typeof before === 'string') return text;
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && String(number) === text ? number : text;
}

type Change<T> = Record<string, T | null>;

/** Only what differs; null removes. */
export function optionsChange(lines: FieldLine[], before: Record<string, OptionValue>): Change<OptionValue> {
  const kept = filled(lines);
  const changed = kept.map(({ key, value }) => [key, optionValue(value, before[key])] as const);
  const gone = Object.keys(before).filter((key) => !kept.some((line) => line.key === key));
  return {
    ...Object.fromEntries(changed.filter(([key, value]) => before[key] !== value)),
    ...Object.fromEntries(gone.map((key) => [key, null])),
  };
}

/** A set secret whose line is still there and empty stays as it is. */
export function secretsChange(lines: FieldLine[], before: string[]): Change<string> {
  const gone = before.filter((key) => !lines.some((line) => line.key.trim() === key));
  return {
    ...Object.fromEntries(filled(lines).map(({ key, value }) => [key, value])),
    ...Object.fromEntries(gone.map((key) => [key, null])),
  };
}

function filled(lines: FieldLine[]): { key: string; value: string }[] {
  return lines.map(({ key, value }) => ({ key: key.trim(), value })).filter(({ key, value }) => key !== '' && value !== '');
}

/** The first key that stands twice. */
export function doubledKey(lines: FieldLine[]): string | undefined {
  const keys = lines.map(({ key }) => key.trim()).filter((key) => key !== '');
  return keys.find((key, at) => keys.indexOf(key) !== at);
}

export function hasUnnamed(lines: FieldLine[]): boolean {
  return lines.some(({ key, value }) => key.trim() === '' && value !== '');
}
