export { createApp } from './app/app.js';
export type { AppOptions } from './app/app-options.js';
export { apiHandler, type ApiOptions, type ReplicatedEndpoints } from './app/api.js';
export type { Health, LifecyclePhase } from './app/health.js';
export { answerProtocolErrors } from './app/protocol-errors.js';
export { RateLimit, type Visits } from './exchange/rate-limit.js';
export type { AnsweredRequest, RequestObserver } from './exchange/request-observer.js';
export {
  answerTo,
  created,
  etagOf,
  NO_CONTENT,
  ok,
  okJson,
  type Answer,
  type Seal,
} from './endpoints/answers.js';
export { bodyLimitsOf, BYTES_MAX, type BodyLimits } from './endpoints/body-limits.js';
export * from './endpoints/endpoint.js';
export type { Fingerprint } from './endpoints/idempotency.js';
export {
  FORM_MEDIA_TYPE,
  JSON_MEDIA_TYPE,
  MERGE_PATCH_MEDIA_TYPE,
} from './endpoints/media-type.js';
export {
  ERRORS_MAX,
  partSchema,
  RequestValidation,
  type PartSchema,
  type RequestPart,
  type ValidationContext,
} from './endpoints/validation.js';
export {
  HttpError,
  httpErrors,
  type FieldError,
  type HttpErrorDefinition,
} from './errors/http-errors.js';
export { STATUS_OF_KIND } from './errors/problem.js';
export { CursorCodec } from './lists/cursor-codec.js';
export { answerList, type ListSource } from './lists/list-answer.js';
export * from './lists/list-parameters.js';
export * from './lists/report-format.js';
export { asyncApiDocument, type DocumentedEvents, type EventSource } from './asyncapi/document.js';
export { isWholeList, readWholeList } from './lists/read-whole-list.js';
export { WHOLE_LIST_FORMATS, type WholeList } from './lists/whole-list.js';
export { OPERATOR_PAGE_ROWS, OPERATOR_PATH } from './operator/operator-page.js';
export type {
  OperatorAction,
  OperatorFields,
  OperatorPage,
  OperatorSection,
  OperatorSignIn,
  OperatorView,
} from './operator/operator-page.js';
export * from './operator/sections/facts-section.js';
export * from './operator/sections/jobs-section.js';
export * from './operator/sections/modules-section.js';
export * from './operator/sections/outbox-section.js';
export * from './operator/sections/reconciliation-section.js';
export * from './operator/sections/table.js';
export { html, Html, type HtmlValue } from './pages/html.js';
export { openApiDocument, type DocumentedApi } from './openapi/document.js';
export type { DocumentWords } from './openapi/document-words.js';
export { errorCodesOf } from './openapi/error-responses.js';
export { exampleOf, ID_EXAMPLE } from './openapi/example.js';
export * from './resources/base-fields.js';
export * from './resources/collection-format.js';
export * from './resources/history-endpoint.js';
export * from './resources/page-schema.js';
export * from './resources/plain-endpoints.js';
export * from './resources/read-endpoints.js';
export * from './resources/resource-fields.js';
export * from './resources/resource.js';
export * from './resources/write-endpoints.js';
export * from './schemas/amount-schema.js';
export * from './schemas/calendar-day.js';
export * from './schemas/email-schema.js';
export * from './schemas/id-schema.js';
export * from './schemas/moment-schema.js';
export { NO_DETAILS } from './schemas/no-details.js';
export * from './schemas/quantity-schema.js';
export * from './schemas/text-schemas.js';
export * from './schemas/wire-name.js';
