import * as api from '../../libs/api/dist/index.js';
import { EVENT_SCHEMAS } from '../../libs/domain/dist/index.js';
import { asyncApiDocument, openApiDocument } from '../../libs/kit/api/dist/index.js';
import { anyPort } from './any-port.mjs';

/** The OpenAPI document as a server gives it. */
export function writtenDocument() {
  const endpoints = api.v1Endpoints(anyPort);
  const document = openApiDocument({ ...api.V1, name: 'Strata', endpoints }, '1.0.0');
  // As JSON: what is undefined is not there.
  return JSON.parse(JSON.stringify(document));
}

/** The AsyncAPI document as a server gives it. */
export function writtenEvents() {
  const events = { schemas: EVENT_SCHEMAS, subjectPrefix: 'strata.events' };
  const document = asyncApiDocument({ ...api.V1, name: 'Strata' }, events, '1.0.0');
  return JSON.parse(JSON.stringify(document));
}
