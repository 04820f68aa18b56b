import { writtenDocument } from '../docs/document.mjs';

/**
 * The document as the types of `@strata/client` are made from it: without the headers of answers, which have
 * no types, and without what says in words which codes an error has.
 */
export function clientDocument() {
  const document = writtenDocument();
  delete document.components.headers;
  for (const { responses = {} } of Object.values(document.paths).flatMap(Object.values)) {
    for (const response of Object.values(responses)) {
      delete response.headers;
      const [, codes] = response.content?.['application/problem+json']?.schema.allOf ?? [];
      if (!codes) continue;
      response.description = '';
      delete codes.properties.code.description;
    }
  }
  return document;
}
