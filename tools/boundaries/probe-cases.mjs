import { bareAssertions, reasonedAssertions } from './assertion-cases.mjs';

const LAYER = 'boundaries/layer-imports';
const CONTEXT = 'boundaries/context-imports';
const HOST = 'boundaries/host-free';
const CYCLE = 'boundaries/no-cycles';
const WORD = 'boundaries/kit-words';

/** A module that is really used, so that nothing else is wrong with the file. */
const using = (specifier) =>
  `import * as planted from '${specifier}';\nexport const seen = planted;\n`;

/** Where the sources of a library are: `domain`, or `domain-kit`. */
const sourcesOf = (library) =>
  library.endsWith('-kit') ? `libs/kit/${library.replace('-kit', '')}/src` : `libs/${library}/src`;

const edge = (from, to) => ({
  what: `${from} imports ${to}`,
  rule: LAYER,
  at: sourcesOf(from),
  code: using(`@strata/${to}`),
});

const packageIn = (layer, name) => ({
  what: `${name} in ${layer}`,
  rule: LAYER,
  at: sourcesOf(layer),
  code: using(name),
});

const specWith = (layer, name) => ({
  what: `${name} in a test of ${layer}`,
  rule: LAYER,
  at: sourcesOf(layer),
  name: 'planted.spec.ts',
  code: using(name),
});

const hostIn = (layer, what, code) => ({
  what: `${what} in ${layer}`,
  rule: HOST,
  at: sourcesOf(layer),
  code,
});

const wordIn = (layer, what, code, name = 'planted.ts') => ({
  what: `${what} in ${layer}`,
  rule: WORD,
  at: sourcesOf(layer),
  name,
  code,
});

const contextEdge = (at, from, to) => ({
  what: `${at}: ${from} imports ${to}`,
  rule: CONTEXT,
  at: `${at}/${from}`,
  code: using(`../${to}/index.js`),
});

/** Violations, each of one rule. */
export const cases = [
  edge('domain', 'application'),
  edge('domain', 'infrastructure'),
  edge('domain', 'api'),
  edge('application', 'infrastructure'),
  edge('application', 'api'),
  edge('infrastructure', 'api'),
  edge('api', 'infrastructure'),
  ...['domain', 'application', 'infrastructure', 'api'].map((layer) => edge(`${layer}-kit`, layer)),
  edge('domain-kit', 'application-kit'),
  edge('application-kit', 'domain'),
  edge('application-kit', 'infrastructure-kit'),
  edge('infrastructure-kit', 'application'),
  edge('infrastructure-kit', 'api-kit'),
  edge('api-kit', 'application'),
  edge('api-kit', 'infrastructure-kit'),
  edge('domain', 'application-kit'),
  edge('application', 'infrastructure-kit'),
  edge('application', 'api-kit'),
  edge('infrastructure', 'api-kit'),
  edge('api', 'infrastructure-kit'),
  edge('client', 'api'),
  edge('client', 'domain-kit'),
  edge('api', 'client'),
  {
    what: 'e2e imports a library',
    rule: LAYER,
    at: 'apps/server-e2e/src',
    code: using('@strata/domain'),
  },
  {
    what: 'e2e imports more of the kit than its test databases',
    rule: LAYER,
    at: 'apps/server-e2e/src',
    code: using('@strata/infrastructure-kit'),
  },
  {
    what: 'a library imports the server',
    rule: LAYER,
    at: 'libs/api/src',
    code: using('@strata/server'),
  },
  {
    what: 'a relative import across libraries',
    rule: LAYER,
    at: 'libs/application/src',
    code: using('../../domain/src/index.js'),
  },
  packageIn('domain-kit', 'express'),
  packageIn('domain-kit', 'node:fs'),
  packageIn('application-kit', 'node:crypto'),
  packageIn('infrastructure-kit', '@prisma/client'),
  packageIn('infrastructure-kit', 'inversify'),
  packageIn('api-kit', 'pg'),
  packageIn('api-kit', 'libphonenumber-js'),
  packageIn('domain', 'express'),
  packageIn('domain', 'node:fs'),
  packageIn('domain', 'fs'),
  packageIn('domain', 'joi'),
  packageIn('application', 'inversify'),
  packageIn('application', 'node:crypto'),
  packageIn('application', '@prisma/client'),
  packageIn('infrastructure', 'express'),
  packageIn('infrastructure', 'joi'),
  packageIn('infrastructure', 'inversify'),
  packageIn('infrastructure', 'commander'),
  packageIn('api', '@prisma/client'),
  packageIn('api', '@prisma/adapter-pg'),
  packageIn('api', 'pg'),
  packageIn('api', 'inversify'),
  packageIn('api', 'left-pad'),
  packageIn('client', 'node:crypto'),
  packageIn('client', 'express'),
  {
    what: 'a test tool outside a test',
    rule: LAYER,
    at: 'libs/api/src',
    code: using('supertest'),
  },
  {
    what: 'the in-memory store outside a test',
    rule: LAYER,
    at: 'libs/api/src',
    code: using('@strata/application/testing'),
  },
  {
    what: 'the in-memory store outside a test, by its path',
    rule: LAYER,
    at: 'libs/application/src/customers',
    code: using('../testing/index.js'),
  },
  {
    what: 'a test tool in what is published for tests',
    rule: LAYER,
    at: 'libs/application/src/testing',
    code: using('fast-check'),
  },
  specWith('domain', 'supertest'),
  specWith('application', 'node:fs'),
  specWith('api', 'prisma'),
  {
    what: 'a source file that TypeScript does not compile',
    rule: LAYER,
    at: 'libs/domain/src',
    name: 'planted.mjs',
    code: using('express'),
  },
  {
    what: 'a dynamic import across a boundary',
    rule: LAYER,
    at: 'libs/domain/src',
    code: `export const later = () => import('@strata/infrastructure');\n`,
  },
  {
    what: 'a dynamic import of who knows what',
    rule: LAYER,
    at: 'libs/domain/src',
    code: 'export const later = (name: string) => import(name);\n',
  },
  {
    what: 'a type import across a boundary',
    rule: LAYER,
    at: 'libs/domain/src',
    code: `import type { Endpoint } from '@strata/api';\nexport type Planted = Endpoint;\n`,
  },
  {
    what: 'an inline type import across a boundary',
    rule: LAYER,
    at: 'libs/domain/src',
    code: `export type Planted = import('@strata/api').Endpoint;\n`,
  },
  {
    what: 'an export from across a boundary',
    rule: LAYER,
    at: 'libs/domain/src',
    code: `export * from '@strata/application';\n`,
  },
  {
    what: 'an import assignment across a boundary',
    rule: LAYER,
    at: 'libs/domain/src',
    code: `import planted = require('@strata/api');\nexport const seen = planted;\n`,
  },
  {
    what: 'require across a boundary',
    rule: LAYER,
    at: 'libs/infrastructure/src',
    code: `export const seen: unknown = require('@strata/api');\n`,
  },
  hostIn('domain-kit', 'Date.now', 'export const now = () => Date.now();\n'),
  hostIn('application-kit', 'Math.random', 'export const luck = () => Math.random();\n'),
  hostIn('domain', 'Date.now', 'export const now = () => Date.now();\n'),
  hostIn('domain', 'new Date()', 'export const now = () => new Date();\n'),
  hostIn(
    'domain',
    'a clock by another name',
    'const Time = Date;\nexport const now = () => new Time();\n',
  ),
  hostIn('domain', 'Math.random', 'export const luck = () => Math.random();\n'),
  hostIn('domain', 'crypto', 'export const id = () => crypto.randomUUID();\n'),
  hostIn('domain', 'process', `export const home = process.env['HOME'];\n`),
  hostIn('domain', 'fetch', `export const page = () => fetch('/');\n`),
  hostIn('domain', 'globalThis', 'export const now = () => globalThis.Date.now();\n'),
  hostIn(
    'domain',
    'an ambient process',
    `declare const process: { pid: number };\nexport const id = process.pid;\n`,
  ),
  hostIn('application', 'Date.now', 'export const now = () => Date.now();\n'),
  hostIn(
    'application',
    'setTimeout',
    'export const later = (run: () => void) => setTimeout(run, 1);\n',
  ),
  ...[
    'libs/kit/infrastructure/src',
    'libs/kit/api/src',
    'libs/infrastructure/src',
    'libs/api/src',
    'apps/server/src',
  ].flatMap((at) =>
    ['Date.now()', 'new Date()', 'Date()'].map((clock) => ({
      what: `${clock} in ${at}`,
      rule: 'no-restricted-syntax',
      at,
      code: `export const now = () => ${clock};\n`,
    })),
  ),
  ...[
    'libs/domain/src',
    'libs/application/src',
    'libs/infrastructure/src',
    'libs/api/src/v1',
  ].flatMap((at) => [
    contextEdge(at, 'customers', 'sales'),
    contextEdge(at, 'identity', 'customers'),
  ]),
  {
    what: 'a context reached by name through a library',
    rule: CONTEXT,
    at: 'libs/application/src/customers',
    code: `import type { User } from '@strata/domain';\nexport type Planted = User;\n`,
  },
  {
    what: 'a library imported whole',
    rule: CONTEXT,
    at: 'libs/application/src/customers',
    code: using('@strata/domain'),
  },
  {
    what: 'a library imported whole as a type',
    rule: CONTEXT,
    at: 'libs/application/src/customers',
    code: `export type Planted = typeof import('@strata/domain');\n`,
  },
  {
    what: 'what serves every context imports one',
    rule: CONTEXT,
    at: 'libs/api/src/shared',
    code: using('../v1/customers/index.js'),
  },
  {
    what: 'a folder in no table',
    rule: CONTEXT,
    at: 'libs/domain/src/unlisted',
    code: '',
  },
  {
    what: 'a context imports what knows all contexts',
    rule: CONTEXT,
    at: 'libs/application/src/customers',
    code: `import type { Transaction } from '../transaction.js';\nexport type Planted = Transaction;\n`,
  },
  wordIn('domain-kit', 'a name of a context', 'export const customerName = 1;\n'),
  wordIn('application-kit', 'a class of the business', "export const kind = 'stock_level';\n"),
  wordIn('infrastructure-kit', 'the business in a comment', '// As a Warehouse does.\n'),
  wordIn(
    'api-kit',
    'the business in a test',
    "it('lists vendors', () => {});\n",
    'planted.spec.ts',
  ),
  wordIn('api-kit', 'a file of the business', '', 'sales.ts'),
  ...bareAssertions,
  {
    what: 'a cycle',
    rule: CYCLE,
    at: 'libs/domain/src/shared',
    code: `import { other } from './other.js';\nexport const one = (): unknown => other;\n`,
    beside: {
      'other.ts': `import { one } from './planted.js';\nexport const other = (): unknown => one;\n`,
    },
  },
];

/** What every rule must let pass. */
export const harmless = [
  { what: 'an empty file passes in domain', rule: null, at: 'libs/domain/src', code: '' },
  { what: 'an empty file passes in api', rule: null, at: 'libs/api/src', code: '' },
  {
    what: 'a word that everybody uses passes in a kit',
    rule: null,
    at: 'libs/kit/api/src',
    code: 'export const userOfItems = 1;\n',
  },
  {
    what: 'time that was passed in passes',
    rule: null,
    at: 'libs/domain/src',
    code: 'export const at = (time: number, process: string) => [new Date(time), process, Date.UTC(2026)];\n',
  },
  {
    what: 'an inward import passes',
    rule: null,
    at: 'libs/application/src/customers',
    code: `import { Customer } from '@strata/domain';\nexport const planted = Customer;\n`,
  },
  ...reasonedAssertions,
];
