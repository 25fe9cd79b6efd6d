import { setTimeout as wait } from 'node:timers/promises';
import { GuildhallError, Problem, TimedOut, Unreachable, notUnderstood, type FieldError } from './errors.js';
import type { Options } from './types.js';

/** A reply of the server; `body` is its JSON, undefined where it is none. */
interface Reply {
  status: number;
  body: unknown;
  retryAfterMs: number;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Asks, and asks again where that is safe and may help: nothing that is asked here changes anything. */
export class Caller {
  readonly #base: string;
  readonly #token: string;
  readonly #timeoutMs: number;
  readonly #retries: number;
  readonly #firstPauseMs: number;

  constructor({ url, token, workspace, timeoutMs = 10_000, retries = 3, firstPauseMs = 100 }: Options) {
    const { protocol, href, username, password } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError('The url must begin with https:// or http://');
    if (username || password) throw new TypeError('The url must hold no user or password; the token says who asks.');
    const place = workspace === undefined ? '' : `/workspaces/${encodeURIComponent(workspace)}`;
    this.#base = `${href.replace(/\/+$/, '')}${place}/access/v1/`;
    this.#token = token;
    this.#timeoutMs = timeoutMs;
    this.#retries = retries;
    this.#firstPauseMs = firstPauseMs;
  }

  /** The body of a reply that went well. */
  async ask(path: string, question: Record<string, unknown>, signal?: AbortSignal): Promise<Record<string, unknown>> {
    const end = Date.now() + this.#timeoutMs;
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const stop = signal ? AbortSignal.any([signal, timeout]) : timeout;
    const body = JSON.stringify(question);
    try {
      for (let tried = 0; ; ++tried) {
        const reply = await this.#once(path, body, stop);
        if (reply?.status === 200) {
          if (isObject(reply.body)) return reply.body;
          throw notUnderstood(200);
        }
        const passes = !reply || reply.status === 429 || reply.status === 503;
        const pause = Math.max(this.#backedOff(tried), reply?.retryAfterMs ?? 0);
        if (!passes || tried >= this.#retries || Date.now() + pause >= end) throw failure(reply);
        await wait(pause, undefined, { signal: stop });
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof GuildhallError) && timeout.aborted) throw new TimedOut("Guildhall didn't answer in time.");
      throw error;
    }
  }

  /** The reply, or nothing where the connection was lost. */
  async #once(path: string, body: string, signal: AbortSignal): Promise<Reply | undefined> {
    try {
      const response = await fetch(this.#base + path, {
        method: 'POST',
        headers: { Authorization: `Bearer ${this.#token}`, 'Content-Type': 'application/json' },
        body,
        redirect: 'manual',
        signal,
      });
      const text = await response.text();
      return { status: response.status, body: parsed(text), retryAfterMs: retryAfterMs(response.headers.get('Retry-After')) };
    } catch (error) {
      // fetch says "TypeError" of everything that is wrong with a connection.
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  }

  /** Half of it by chance, so that many clients don't come back at once. */
  #backedOff(tried: number): number {
    const most = this.#firstPauseMs * 2 ** Math.min(tried, 10);
    return most / 2 + (Math.random() * most) / 2;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds or a date; 0 where there is none. */
function retryAfterMs(header: string | null): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

function failure(reply: Reply | undefined): GuildhallError {
  if (!reply) return new Unreachable("Guildhall can't be reached, or the connection to it breaks off.");
  const { status, body } = reply;
  if (!isObject(body) || typeof body.code !== 'string') return notUnderstood(status);
  return new Problem(status, body.code, typeof body.detail === 'string' ? body.detail : '', {
    ...(typeof body.request_id === 'string' && { requestId: body.request_id }),
    ...(Array.isArray(body.errors) && { errors: body.errors as FieldError[] }),
  });
}
