/**
 * What each layer may import; the one home of that rule. Every layer has two rings: the kit (building
 * blocks without any business) and the owned library. `workspace` lists packages of this repository,
 * or one entry of theirs. `packages: 'declared'` allows what the project's own package.json declares;
 * `builtins` allows Node's own modules. Test files may import `tests` besides. `never` holds for all
 * of them.
 */
const ANY_TEST_TOOL = 'root';

const DOMAIN = { packages: 'none', builtins: false, tests: ['ajv', 'fast-check'] };
const APPLICATION = DOMAIN;
const INFRASTRUCTURE = {
  packages: 'declared',
  never: ['express', 'joi', 'inversify', 'reflect-metadata'],
  builtins: true,
  tests: ANY_TEST_TOOL,
};
const API = {
  packages: 'declared',
  never: ['pg', 'prisma', '@prisma/*', 'inversify', 'reflect-metadata'],
  builtins: true,
  tests: ANY_TEST_TOOL,
};

export const LAYERS = [
  {
    ...DOMAIN,
    name: 'domain-kit',
    package: '@strata/domain-kit',
    folder: 'libs/kit/domain',
    workspace: [],
  },
  {
    ...APPLICATION,
    name: 'application-kit',
    package: '@strata/application-kit',
    folder: 'libs/kit/application',
    workspace: ['@strata/domain-kit'],
  },
  {
    ...INFRASTRUCTURE,
    // The generated client is the business's own; a kit works with any schema.
    never: [...INFRASTRUCTURE.never, '@prisma/client'],
    name: 'infrastructure-kit',
    package: '@strata/infrastructure-kit',
    folder: 'libs/kit/infrastructure',
    workspace: ['@strata/domain-kit', '@strata/application-kit'],
  },
  {
    ...API,
    // What the business decides is handed in.
    never: [...API.never, 'libphonenumber-js'],
    name: 'api-kit',
    package: '@strata/api-kit',
    folder: 'libs/kit/api',
    workspace: ['@strata/domain-kit', '@strata/application-kit'],
  },
  {
    ...DOMAIN,
    name: 'domain',
    package: '@strata/domain',
    folder: 'libs/domain',
    workspace: ['@strata/domain-kit'],
  },
  {
    ...APPLICATION,
    name: 'application',
    package: '@strata/application',
    folder: 'libs/application',
    workspace: ['@strata/domain-kit', '@strata/application-kit', '@strata/domain'],
  },
  {
    ...INFRASTRUCTURE,
    name: 'infrastructure',
    package: '@strata/infrastructure',
    folder: 'libs/infrastructure',
    workspace: [
      '@strata/domain-kit',
      '@strata/application-kit',
      '@strata/infrastructure-kit',
      '@strata/domain',
      '@strata/application',
    ],
  },
  {
    ...API,
    name: 'api',
    package: '@strata/api',
    folder: 'libs/api',
    workspace: [
      '@strata/domain-kit',
      '@strata/application-kit',
      '@strata/api-kit',
      '@strata/domain',
      '@strata/application',
    ],
  },
  {
    // It knows the document only, and runs in browsers too.
    name: 'client',
    package: '@strata/client',
    folder: 'libs/client',
    workspace: [],
    packages: 'declared',
    builtins: false,
    tests: [],
  },
  {
    name: 'server',
    package: '@strata/server',
    folder: 'apps/server',
    workspace: [
      '@strata/domain-kit',
      '@strata/application-kit',
      '@strata/infrastructure-kit',
      '@strata/api-kit',
      '@strata/domain',
      '@strata/application',
      '@strata/infrastructure',
      '@strata/api',
    ],
    packages: 'declared',
    builtins: true,
    tests: ANY_TEST_TOOL,
  },
  {
    // A black box: it knows the built program and HTTP; of this repository's packages only what
    // starts databases and poolers for tests, and the client that anybody may use.
    name: 'e2e',
    package: '@strata/server-e2e',
    folder: 'apps/server-e2e',
    workspace: ['@strata/infrastructure-kit/testing', '@strata/client'],
    packages: 'declared',
    builtins: true,
    testsOnly: true,
    tests: ANY_TEST_TOOL,
  },
];

/** Layers whose code may not touch the host: no clock, no randomness, no input or output. */
export const HOST_FREE_LAYERS = ['domain-kit', 'application-kit', 'domain', 'application'];

/** The dependency constraints of Nx's own rule, from the same table. */
export const nxConstraints = [
  ...LAYERS.map(({ name, workspace }) => ({
    sourceTag: `layer:${name}`,
    onlyDependOnLibsWithTags: workspace.map((entry) => `layer:${layerOfEntry(entry).name}`),
  })),
  {
    sourceTag: 'layer:tools',
    onlyDependOnLibsWithTags: ['layer:infrastructure', 'layer:infrastructure-kit'],
  },
];

function layerOfEntry(entry) {
  return LAYERS.find((layer) => `${entry}/`.startsWith(`${layer.package}/`));
}
