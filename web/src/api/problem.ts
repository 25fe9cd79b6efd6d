import { messages } from '@/messages/en';
import type { ImportReport, Plan } from './types';

export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
}

interface ProblemBody {
  status: number;
  code: string;
  detail: string;
  request_id?: string;
  reason?: string;
  second_factors?: ('code' | 'passkey')[];
  errors?: FieldProblem[];
  plan?: Plan;
  report?: ImportReport;
  member_id?: string;
  member_status?: string;
}

const awayStatuses = [502, 503, 504];

/** A refusal of the server (RFC 9457), or the network's (`code` "unreachable", `status` 0). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: ProblemBody;
  /** The moment (ms) from which another try makes sense, where the server names one. */
  readonly retryAt: number | undefined;

  constructor(body: ProblemBody, retryAt?: number) {
    super(body.detail);
    this.name = 'Problem';
    this.status = body.status;
    this.code = body.code;
    this.body = body;
    this.retryAt = retryAt;
  }

  /** What the server says of one field, by its name in the body. */
  field(name: string): string | undefined {
    return this.body.errors?.find((error) => error.pointer === `/${name}` || error.pointer === name)?.detail;
  }

  static of(response: Response, body: unknown): Problem {
    if (isProblemBody(body)) return new Problem(body, retryAtOf(response));
    // What stands before the server says so, in words of its own.
    if (awayStatuses.includes(response.status)) return new Problem({ status: response.status, code: 'unavailable', detail: messages.common.away });
    return new Problem({ status: response.status, code: 'internal', detail: messages.common.unexpected });
  }

  static unreachable(): Problem {
    return new Problem({ status: 0, code: 'unreachable', detail: messages.common.offline });
  }
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

export function saying(error: unknown): string {
  return error instanceof Problem ? error.message : messages.common.unexpected;
}

/** `Retry-After` in seconds, as the server gives it. */
function retryAtOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? Date.now() + seconds * 1000 : undefined;
}

function isProblemBody(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'status' in body;
}
