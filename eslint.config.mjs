import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { nxConstraints } from './tools/boundaries/layers.mjs';
import boundaries from './tools/boundaries/plugin.mjs';

export default tseslint.config(
  {
    // Where output goes and nowhere else: a folder of such a name inside src is source.
    ignores: [
      '*/*/{dist,out-tsc,coverage}',
      'libs/kit/*/{dist,out-tsc,coverage}',
      'coverage',
      'libs/infrastructure/src/generated',
      'libs/client/src/generated',
      '**/node_modules',
      '.nx',
      // Packages of their own that the benchmark compares with; they are compiled by themselves.
      'tools/bench/peers',
      // Somebody else's program; it compiles once its clients are generated.
      'tools/clients/consumer',
    ],
  },
  {
    // Every kind of source file; one that TypeScript does not compile fails rather than escapes.
    files: ['**/*.{ts,mts,cts,tsx}', '{libs,libs/kit,apps}/*/src/**/*.{js,mjs,cjs,jsx}'],
    extends: [tseslint.configs.strict],
    plugins: { '@nx': nx, boundaries },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    // A comment must not switch a boundary off.
    linterOptions: { noInlineConfig: true },
    rules: {
      'boundaries/layer-imports': 'error',
      'boundaries/context-imports': 'error',
      'boundaries/host-free': 'error',
      'boundaries/no-cycles': 'error',
      'boundaries/kit-words': 'error',
      '@nx/enforce-module-boundaries': ['error', { depConstraints: nxConstraints }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // It may be said with a reason: `boundaries/reasoned-assertions`.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error'] }],
    },
  },
  {
    files: [
      'libs/{,kit/}{domain,application,infrastructure,api}/src/**/*.ts',
      'libs/client/src/**/*.ts',
      'apps/server/src/**/*.ts',
    ],
    rules: { 'boundaries/reasoned-assertions': 'error' },
  },
  {
    // A clock can be set: durations use performance.now(), moments come from a Clock.
    files: ['libs/{,kit/}{infrastructure,api}/src/**/*.ts', 'apps/server/src/**/*.ts'],
    ignores: [
      '**/*.spec.ts',
      'libs/kit/infrastructure/src/system/system-clock.ts',
      // A log tells the machine's time, whatever it is.
      'libs/kit/infrastructure/src/logging/pino-logger.ts',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'MemberExpression[object.name="Date"][property.name="now"]',
          'NewExpression[callee.name="Date"][arguments.length=0]',
          'CallExpression[callee.name="Date"]',
        ].map((selector) => ({
          selector,
          message: 'Ask a Clock for the moment, and performance.now() for a duration.',
        })),
      ],
    },
  },
  {
    // A black box reads JSON of which it has no types.
    files: ['apps/server-e2e/**/*.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
);
