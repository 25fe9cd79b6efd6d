/** What each address carries behind its question mark: a list's state, so that a view can be sent as a link. */

type Raw = Record<string, unknown>;

/** Anything that doesn't fit counts as absent: an old or mistyped link still opens its page. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function oneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((one) => one === value);
}

/** A day as in an `<input type="date">`. */
function day(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

function list(raw: Raw) {
  const page = raw.page;
  return {
    q: text(raw.q),
    sort: text(raw.sort),
    cursor: text(raw.cursor),
    page: typeof page === 'number' && Number.isInteger(page) && page > 1 ? page : undefined,
  };
}

interface ListSearch {
  q?: string | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
  page?: number | undefined;
}

export interface SignInSearch {
  to?: string | undefined;
}

export function signInSearch(raw: Raw): SignInSearch {
  return { to: text(raw.to) };
}

export interface UsersSearch extends ListSearch {
  status?: 'active' | 'invited' | 'archived' | undefined;
  role?: 'admin' | 'builder' | 'end_user' | undefined;
  group?: string | undefined;
  /** The Add users drawer, and which of its tabs. */
  add?: 'invite' | 'csv' | undefined;
  /** Which tab of a person's drawer. */
  show?: 'access' | 'history' | undefined;
  /** What an admin should look at, instead of the list. */
  review?: true | undefined;
}

export function usersSearch(raw: Raw): UsersSearch {
  return {
    ...list(raw),
    status: oneOf(raw.status, ['active', 'invited', 'archived']),
    role: oneOf(raw.role, ['admin', 'builder', 'end_user']),
    group: text(raw.group),
    add: oneOf(raw.add, ['invite', 'csv']),
    show: oneOf(raw.show, ['access', 'history']),
    review: raw.review === true ? true : undefined,
  };
}

export function groupSearch(raw: Raw): ListSearch {
  return list(raw);
}

const groupTabs = ['users', 'permissions', 'granular-access'] as const;

export function groupTab(tab: string | undefined): (typeof groupTabs)[number] | undefined {
  return oneOf(tab, groupTabs);
}

export interface AllUsersSearch extends ListSearch {
  status?: 'active' | 'pending' | 'archived' | undefined;
  /** People with, or without, a second factor. */
  factor?: 'with' | 'without' | undefined;
}

export function allUsersSearch(raw: Raw): AllUsersSearch {
  return { ...list(raw), status: oneOf(raw.status, ['active', 'pending', 'archived']), factor: oneOf(raw.factor, ['with', 'without']) };
}

export interface AuditSearch extends ListSearch {
  actor?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  member?: string | undefined;
  request?: string | undefined;
  /** Days in the reader's zone, both included. */
  from?: string | undefined;
  to?: string | undefined;
  /** The event in the drawer, and when it was: so that it is found though it stands on another page. */
  event?: string | undefined;
  at?: string | undefined;
}

export function auditSearch(raw: Raw): AuditSearch {
  return {
    ...list(raw),
    actor: text(raw.actor),
    action: text(raw.action),
    target: text(raw.target),
    member: text(raw.member),
    request: text(raw.request),
    from: day(raw.from),
    to: day(raw.to),
    event: text(raw.event),
    at: Number.isNaN(Date.parse(String(raw.at))) ? undefined : text(raw.at),
  };
}

export interface TokensSearch extends ListSearch {
  make?: true | undefined;
}

export function tokensSearch(raw: Raw): TokensSearch {
  return { ...list(raw), make: raw.make === true ? true : undefined };
}

export interface TypesSearch extends ListSearch {
  add?: true | undefined;
}

export function typesSearch(raw: Raw): TypesSearch {
  return { ...list(raw), add: raw.add === true ? true : undefined };
}

export interface TypeSearch extends TypesSearch {
  tab?: 'actions' | undefined;
}

export function typeSearch(raw: Raw): TypeSearch {
  return { ...typesSearch(raw), tab: oneOf(raw.tab, ['actions']) };
}

export interface ConstantsSearch extends ListSearch {
  kind?: 'plain' | 'secret' | undefined;
  add?: true | undefined;
}

export function constantsSearch(raw: Raw): ConstantsSearch {
  return { ...list(raw), kind: oneOf(raw.kind, ['plain', 'secret']), add: raw.add === true ? true : undefined };
}

export interface DataSourcesSearch extends ListSearch {
  kind?: string | undefined;
  add?: true | undefined;
}

export function dataSourcesSearch(raw: Raw): DataSourcesSearch {
  return { ...list(raw), kind: text(raw.kind), add: raw.add === true ? true : undefined };
}

export interface AppSearch extends ListSearch {
  tab?: 'who' | undefined;
  action?: string | undefined;
}

export function appSearch(raw: Raw): AppSearch {
  return { ...list(raw), tab: oneOf(raw.tab, ['who']), action: text(raw.action) };
}

export interface WorkspacesSearch extends ListSearch {
  status?: 'active' | 'archived' | undefined;
  add?: true | undefined;
}

export function workspacesSearch(raw: Raw): WorkspacesSearch {
  return { ...list(raw), status: oneOf(raw.status, ['active', 'archived']), add: raw.add === true ? true : undefined };
}

export interface MailSearch extends ListSearch {
  state?: 'queued' | 'sent' | 'failed' | 'ended' | undefined;
}

export function mailSearch(raw: Raw): MailSearch {
  return { ...list(raw), state: oneOf(raw.state, ['queued', 'sent', 'failed', 'ended']) };
}
