export { createApp, type AppOptions } from './app.js';
export { BASE_PATH } from './base-path.js';
export {
  endpoint,
  type DeclaredError,
  type Endpoint,
  type EndpointDefinition,
  type EndpointRequest,
  type SuccessResponse,
} from './endpoint.js';
export type { Health, LifecyclePhase } from './health.js';
export { httpErrors, type HttpErrorDefinition } from './http-errors.js';
export type { Fingerprint } from './idempotency.js';
export { CursorCodec } from './lists/cursor-codec.js';
export { openApiDocument } from './openapi/document.js';
export { STATUS_OF_KIND } from './problem.js';
export { answerProtocolErrors } from './protocol-errors.js';
