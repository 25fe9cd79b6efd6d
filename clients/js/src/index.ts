export { Guildhall } from './guildhall.js';
export { GuildhallError, Problem, TimedOut, Unreachable, type FieldError } from './errors.js';
export type { Search } from './search.js';
export type { Ask, Explanation, NamedId, Options, Path, Question, Resource, Semantic } from './types.js';
