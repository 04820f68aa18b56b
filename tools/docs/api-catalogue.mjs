import * as api from '../../libs/api/dist/index.js';
import { STATUS_OF_KIND } from '../../libs/kit/api/dist/index.js';
import { anyPort } from './any-port.mjs';

/** Parameters that every list has. */
const PAGING = new Set(['skip', 'limit', 'cursor', 'sort']);

/** What every operation takes and gives, as Markdown, from the declarations of the endpoints. */
export function apiCatalogue() {
  const endpoints = api.v1Endpoints(anyPort);
  const tags = [...new Set(endpoints.map(({ tag }) => tag))].sort();
  return [
    '# Operations',
    '',
    `Below \`${api.V1.basePath}\`. A star marks what a body must hold; whoever may less than the role named is`,
    'refused with 403. The errors are those of an operation itself, beside those that all have: see',
    '[errors](errors.md). The whole of it, with types and limits, is at `/openapi.json` of a running server.',
    'Drawn from the code by `npm run docs`, so that a change of the contract shows in review.',
    '',
    ...tags.flatMap((tag) => [
      `## ${tag}`,
      '',
      api.V1.words.tags[tag],
      '',
      ...endpoints.filter((endpoint) => endpoint.tag === tag).flatMap(linesOf),
    ]),
  ].join('\n');
}

function linesOf({ operationId, method, path, access, query, body, response, errors = [] }) {
  const parameters = Object.keys(query?.describe().keys ?? {}).filter((name) => !PAGING.has(name));
  const sortKeys = sortKeysOf(query);
  return [
    `### ${operationId}`,
    '',
    `\`${method.toUpperCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}\`, ${access}`,
    '',
    ...lineOf('filters', parameters),
    ...lineOf('sorted by', sortKeys),
    ...lineOf('takes', body && fieldsOf(body.describe())),
    ...lineOf(
      `gives ${response.status}`,
      response.schema && fieldsOf(response.schema.describe()).map((name) => name.replace('*', '')),
    ),
    ...lineOf(
      'errors',
      errors.map(({ kind, code }) => `${STATUS_OF_KIND[kind]} ${code}`),
    ),
    '',
  ];
}

function lineOf(what, names = []) {
  return names.length === 0 ? [] : [`- ${what}: \`${names.join(', ')}\``];
}

/** The keys are named in the pattern of the parameter, and nowhere else. */
function sortKeysOf(query) {
  const pattern = query?.describe().keys?.sort?.rules?.find(({ name }) => name === 'pattern');
  return pattern ? /\(([\w|]+)\)/.exec(String(pattern.args.regex))[1].split('|') : [];
}

/** Every field of a schema by its path, those of the elements of an array after `[]`. */
function fieldsOf(schema, path = '') {
  if (schema.type === 'array') return fieldsOf(schema.items?.[0] ?? {}, `${path}[]`);
  const keys = Object.entries(schema.keys ?? {});
  if (keys.length > 0) {
    return keys.flatMap(([name, key]) => fieldsOf(key, path === '' ? name : `${path}.${name}`));
  }
  if (path === '') return [];
  return [schema.flags?.presence === 'required' ? `${path}*` : path];
}
