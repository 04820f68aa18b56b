/**
 * What each layer may import; the one home of that rule. `workspace` lists packages of this
 * repository, or one entry of theirs. `packages: 'declared'` allows what the project's own package.json declares; `builtins`
 * allows Node's own modules. Test files may import `tests` besides. `never` holds for all of them.
 */
const ANY_TEST_TOOL = 'root';

export const LAYERS = [
  {
    name: 'domain',
    folder: 'libs/domain',
    workspace: [],
    packages: 'none',
    builtins: false,
    tests: ['fast-check'],
  },
  {
    name: 'application',
    folder: 'libs/application',
    workspace: ['@strata/domain'],
    packages: 'none',
    builtins: false,
    tests: ['fast-check'],
  },
  {
    name: 'infrastructure',
    folder: 'libs/infrastructure',
    workspace: ['@strata/domain', '@strata/application'],
    packages: 'declared',
    never: ['express', 'joi', 'inversify', 'reflect-metadata'],
    builtins: true,
    tests: ANY_TEST_TOOL,
  },
  {
    name: 'api',
    folder: 'libs/api',
    workspace: ['@strata/domain', '@strata/application'],
    packages: 'declared',
    never: ['pg', 'prisma', '@prisma/*', 'inversify', 'reflect-metadata'],
    builtins: true,
    tests: ANY_TEST_TOOL,
  },
  {
    name: 'server',
    folder: 'apps/server',
    workspace: ['@strata/domain', '@strata/application', '@strata/infrastructure', '@strata/api'],
    packages: 'declared',
    builtins: true,
    tests: ANY_TEST_TOOL,
  },
  {
    // A black box: it knows the built program and HTTP; of this repository's packages only what
    // starts databases and poolers for tests.
    name: 'e2e',
    folder: 'apps/server-e2e',
    workspace: ['@strata/infrastructure/testing'],
    packages: 'declared',
    builtins: true,
    testsOnly: true,
    tests: ANY_TEST_TOOL,
  },
];

/** Layers whose code may not touch the host: no clock, no randomness, no input or output. */
export const HOST_FREE_LAYERS = ['domain', 'application'];

/** The dependency constraints of Nx's own rule, from the same table. */
export const nxConstraints = [
  ...LAYERS.map(({ name, workspace }) => ({
    sourceTag: `layer:${name}`,
    onlyDependOnLibsWithTags: workspace.map(
      (pack) =>
        `layer:${LAYERS.find(({ folder }) => `${pack}/`.startsWith(`${folder.replace('libs/', '@strata/')}/`)).name}`,
    ),
  })),
  { sourceTag: 'layer:tools', onlyDependOnLibsWithTags: ['layer:infrastructure'] },
];
