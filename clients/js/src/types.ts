export interface Options {
  /** Of the server: `https://guildhall.example.org`. */
  url: string;
  /** An API token with the scope `decisions:read`. */
  token: string;
  /** Id or slug; needed with a token of the instance, else the workspace is the token's. */
  workspace?: string;
  /** For a call with all its retries; 10,000 where it isn't given. */
  timeoutMs?: number;
  /** After a lost connection, 429 or 503; 3 where it isn't given. */
  retries?: number;
  /** Before the first retry, doubled for each further one; 100 where it isn't given. */
  firstPauseMs?: number;
}

/** What is asked about. */
export interface Resource {
  /** `app`, `data_source`, `folder`, `constant`, `workspace` or the name of a registered type. */
  type: string;
  /** An id; an app's slug, the name of the others, the external id of an object. */
  id: string;
}

/** May the subject do this? */
export interface Question {
  /** A user's id or e-mail address. */
  subject: string;
  action: string;
  resource: Resource;
}

/** What goes with any call. */
export interface Ask {
  /** Never answer from a state older than this revision (the `Guildhall-Revision` of a change's reply). */
  minRevision?: number;
  /** Ends the call when it is aborted, with the signal's reason. */
  signal?: AbortSignal;
}

/** How a batch goes on: to its end, or up to and with the first no, or the first yes. */
export type Semantic = 'execute_all' | 'deny_on_first_deny' | 'permit_on_first_permit';

export interface NamedId {
  id: string;
  name: string;
}

/** One way by which a yes comes. */
export interface Path {
  via: 'role' | 'group' | 'grant' | 'owner' | 'instance_admin';
  group?: NamedId;
  grant?: NamedId;
}

/** A decision with its reason: a yes with all its paths, or a no. */
export type Explanation =
  | { decision: true; paths: Path[] }
  | {
      decision: false;
      /** `no_grant`, `unknown_subject`, `member_archived`, … */
      reason: string;
      /** A group that would give it. */
      nearestGroup: NamedId | null;
    };
