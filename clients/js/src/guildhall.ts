import { Caller, isObject } from './caller.js';
import { notUnderstood } from './errors.js';
import { Search } from './search.js';
import type { Ask, Explanation, NamedId, Options, Path, Question, Resource, Semantic } from './types.js';

/**
 * A Guildhall server to ask. One is enough for a whole program: calls may run at the same time, over connections that are
 * kept alive. Every call gives what the server answered or rejects with a `GuildhallError`; no failure is ever a yes.
 * Whatever is unknown to the server is a no, or an empty search.
 */
export class Guildhall {
  readonly #caller: Caller;

  /** Doesn't connect yet. Throws a TypeError for a url that is none. */
  constructor(options: Options) {
    this.#caller = new Caller(options);
  }

  async evaluate(question: Question, ask: Ask = {}): Promise<boolean> {
    return decisionOf(await this.#caller.ask('evaluation', { ...partsOf(question), ...contextOf(ask) }, ask.signal));
  }

  /**
   * The answers in the order of the questions, all from one state of the server. With `execute_all` as many as questions;
   * else the last one is the one that decided, where there is such. One request: its body must keep below the server's
   * 1 MB, some thousand questions.
   */
  async evaluateMany(questions: Question[], ask: Ask & { semantic?: Semantic } = {}): Promise<boolean[]> {
    if (questions.length === 0) return [];
    const { semantic = 'execute_all' } = ask;
    const asked = {
      evaluations: questions.map(partsOf),
      ...(semantic !== 'execute_all' && { options: { evaluations_semantic: semantic } }),
      ...contextOf(ask),
    };
    const { evaluations } = await this.#caller.ask('evaluations', asked, ask.signal);
    if (!Array.isArray(evaluations)) throw notUnderstood(200);
    const answers = evaluations.map(decisionOf);
    const decided = semantic !== 'execute_all' && answers.at(-1) === (semantic === 'permit_on_first_permit');
    const fits = answers.length === questions.length || (decided && answers.length < questions.length);
    if (!fits) throw notUnderstood(200);
    return answers;
  }

  /** The decision with all its paths, or why not. */
  async explain(question: Question, ask: Ask = {}): Promise<Explanation> {
    const answer = await this.#caller.ask('evaluation', { ...partsOf(question), ...contextOf(ask, true) }, ask.signal);
    const { context } = answer;
    const decision = decisionOf(answer);
    if (!isObject(context) || (decision && !Array.isArray(context.paths))) throw notUnderstood(200);
    if (decision) return { decision, paths: context.paths as Path[] };
    return { decision: false, reason: String(context.reason), nearestGroup: context.nearest_group as NamedId | null };
  }

  /** The ids of all users who may do this. */
  searchSubjects(action: string, resource: Resource, ask: Ask & { limit?: number } = {}): Search {
    return this.#search('subject', { subject: { type: 'user' }, action: { name: action }, resource }, ask);
  }

  /** The ids of all resources of a type on which the subject may do this. */
  searchResources(subject: string, action: string, type: string, ask: Ask & { limit?: number } = {}): Search {
    return this.#search('resource', { subject: userOf(subject), action: { name: action }, resource: { type } }, ask);
  }

  /** The names of what the subject may do on a resource. */
  searchActions(subject: string, resource: Resource, ask: Ask = {}): Promise<string[]> {
    return this.#search('action', { subject: userOf(subject), resource }, ask).all();
  }

  #search(what: string, question: Record<string, unknown>, ask: Ask & { limit?: number }): Search {
    const asked = { ...question, ...contextOf(ask) };
    const page = (of: object) => this.#caller.ask(`search/${what}`, { ...asked, page: of }, ask.signal);
    return new Search(page, what === 'action' ? 'name' : 'id', ask.limit);
  }
}

function userOf(id: string) {
  return { type: 'user', id };
}

function partsOf({ subject, action, resource: { type, id } }: Question) {
  return { subject: userOf(subject), action: { name: action }, resource: { type, id } };
}

function contextOf({ minRevision }: Ask, explain = false) {
  const context = { ...(explain && { explain }), ...(minRevision !== undefined && { min_revision: minRevision }) };
  return Object.keys(context).length > 0 ? { context } : {};
}

function decisionOf(answer: unknown): boolean {
  if (!isObject(answer) || typeof answer.decision !== 'boolean') throw notUnderstood(200);
  return answer.decision;
}
