import type { Express } from 'express';
import type { ApiOptions } from './api.js';
import type { DocumentedEvents } from '../asyncapi/document.js';
import type { DocumentWords } from '../openapi/document-words.js';
import type { OperatorPage } from '../operator/operator-page.js';
import type { Health } from './health.js';

/**
 * Everything an app is made of: its API, and what is around it.
 * @typeParam Role names of what users may do; the business has them
 */
export interface AppOptions<Role extends string = string> extends ApiOptions<Role> {
  /** For people. */
  readonly name: string;
  /** Below the base path: where a token is had. */
  readonly tokenPath: string;
  readonly health: Health;
  /** What its document says beyond what the endpoints declare. */
  readonly words: DocumentWords;
  /** What other programs are told of; absent where nobody is told anything. */
  readonly events?: DocumentedEvents | undefined;
  /** Absent where there is no page for operators. */
  readonly operator?: OperatorPage<Role> | undefined;
  /** Adds routes of one's own beside the docs; they are counted, logged and answered like all others. */
  readonly extend?: (app: Express) => void;
}
