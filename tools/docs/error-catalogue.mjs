import * as api from '../../libs/kit/api/dist/index.js';
import * as application from '../../libs/application/dist/index.js';
import * as applicationKit from '../../libs/kit/application/dist/index.js';
import * as domain from '../../libs/domain/dist/index.js';
import * as domainKit from '../../libs/kit/domain/dist/index.js';

/** The error catalogue as Markdown, from the tables that the errors are thrown from. */
export async function errorCatalogue() {
  const rows = [
    ...httpRows(),
    ...domainRows(domainKit),
    ...domainRows(domain),
    ...domainRows(applicationKit),
    ...domainRows(application),
  ];
  const byCode = [...rows].sort((one, other) => (one.code < other.code ? -1 : 1));
  return [
    '# Errors',
    '',
    'Every error answer is a problem (RFC 9457) with one of these codes. Codes are stable; messages are',
    'for people and may change. Drawn from the code by `npm run docs`.',
    '',
    '| code | status | message |',
    '| --- | --- | --- |',
    ...byCode.map(({ code, status, message }) => `| \`${code}\` | ${status} | ${message} |`),
    '',
  ].join('\n');
}

function httpRows() {
  return Object.values(api.httpErrors);
}

/** A table is an export whose every value makes errors. */
function domainRows(library) {
  return Object.values(library)
    .filter((table) => table && typeof table === 'object' && Object.values(table).every(isFactory))
    .flatMap((table) => Object.values(table))
    .map((factory) => ({
      code: factory.code,
      status: api.STATUS_OF_KIND[factory.kind],
      message: templateOf(factory.message),
    }));
}

function isFactory(value) {
  return (
    typeof value === 'function' && typeof value.code === 'string' && typeof value.kind === 'string'
  );
}

/** The message with the names of its arguments in braces. */
function templateOf(message) {
  const [, parameters] = /^\(?([^)=]*)\)?\s*=>/.exec(message.toString());
  const names = parameters
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  // Lists are joined in messages; texts are just put in.
  const placeholders = names.map((name) =>
    Object.assign(new String(`{${name}}`), { join: () => `{${name}}` }),
  );
  return message(...placeholders);
}
