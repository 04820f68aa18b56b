export {
  createClient,
  type Credentials,
  type StrataClient,
  type StrataClientOptions,
} from './create-client.js';
export type { AccessToken } from './exchanges/signed-in.js';
export type { components, operations, paths } from './generated/schema.js';
export { ok } from './ok.js';
export { each, pages, type ItemOf, type ListPath, type Page } from './pages.js';
export { isProblemError, ProblemError, type Problem, type ProblemCode } from './problem-error.js';
