import { isObject } from './caller.js';
import { notUnderstood } from './errors.js';

type AskForPage = (page: { limit?: number; token?: string }) => Promise<Record<string, unknown>>;

/**
 * What a search finds, in a fixed order; all pages show one state of the server. Each iteration searches anew:
 *
 *     for await (const id of guildhall.searchSubjects('edit', app)) …
 */
export class Search implements AsyncIterable<string> {
  readonly #ask: AskForPage;
  readonly #field: 'id' | 'name';
  readonly #limit: number | undefined;

  constructor(ask: AskForPage, field: 'id' | 'name', limit?: number) {
    this.#ask = ask;
    this.#field = field;
    this.#limit = limit;
  }

  /** Page by page. */
  async *pages(): AsyncGenerator<string[], void> {
    const page: { limit?: number; token?: string } = this.#limit === undefined ? {} : { limit: this.#limit };
    do {
      const answer = await this.#ask(page);
      yield this.#read(answer.results);
      page.token = tokenOf(answer.page);
    } while (page.token !== '');
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void> {
    for await (const page of this.pages()) yield* page;
  }

  /** All of it. */
  async all(): Promise<string[]> {
    const found: string[] = [];
    for await (const id of this) found.push(id);
    return found;
  }

  #read(results: unknown): string[] {
    if (!Array.isArray(results)) throw notUnderstood(200);
    return results.map((each: unknown) => {
      const text = isObject(each) ? each[this.#field] : undefined;
      if (typeof text !== 'string') throw notUnderstood(200);
      return text;
    });
  }
}

function tokenOf(page: unknown): string {
  if (!isObject(page) || typeof page.next_token !== 'string') throw notUnderstood(200);
  return page.next_token;
}
