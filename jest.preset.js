/** What every project's tests share: TypeScript through swc, run as ES modules. */
export default {
  testEnvironment: 'node',
  // A slow machine is no fault.
  testTimeout: 30_000,
  // The workspace's own packages are tested from their sources, not from a build.
  // Not 'import': Jest would then load its own CommonJS dependencies as ES modules.
  testEnvironmentOptions: { customExportConditions: ['@strata/source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/**/*.spec.{ts,mjs}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/out-tsc/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/out-tsc/'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'cjs', 'json', 'node'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      },
    ],
  },
};
