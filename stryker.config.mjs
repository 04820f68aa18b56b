import preset from './jest.preset.js';

/**
 * `npm run mutation`: changes the code of the domain and its kit, one operator or literal at a time, and
 * tells which change no spec notices. Each library answers for itself: the specs of the domain resolve
 * `@strata/domain-kit` through node_modules to the kit as it is, so that only the kit's own specs count
 * for the kit.
 */
export default {
  mutate: [
    'libs/domain/src/**/*.ts',
    'libs/kit/domain/src/**/*.ts',
    '!**/*.spec.ts',
    // Drawn from types.
    '!libs/domain/src/event-schemas.ts',
    '!**/index.ts',
    '!**/testing/**',
  ],
  // What the specs do not need is not copied.
  ignorePatterns: [
    '**',
    '!libs/domain/**',
    '!libs/kit/domain/**',
    '!jest.preset.js',
    '!package.json',
  ],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    // One project for both, because Stryker takes no Jest config that consists of `projects`.
    config: {
      ...preset,
      roots: ['<rootDir>/libs/domain/src', '<rootDir>/libs/kit/domain/src'],
      // Random sequences cost most of the time, and a score must not depend on luck.
      testPathIgnorePatterns: [...preset.testPathIgnorePatterns, '\\.model\\.spec\\.ts$'],
    },
  },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Jest keeps the ES modules of every run: a process that lives long grows by gigabytes.
  maxTestRunnerReuse: 40,
  // A slow machine is no timeout.
  timeoutMS: 10_000,
  plugins: ['@stryker-mutator/jest-runner'],
  // All of it where git, the linters and the test runners do not look anyway.
  tempDirName: 'coverage/mutation/sandbox',
  incrementalFile: 'coverage/mutation/incremental.json',
  reporters: ['progress', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'coverage/mutation/index.html' },
  jsonReporter: { fileName: 'coverage/mutation/mutation.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};
