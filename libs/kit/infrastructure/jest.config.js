export default {
  displayName: 'infrastructure-kit',
  preset: '../../../jest.preset.js',
  // A real PostgreSQL takes its time on a busy machine.
  testTimeout: 60_000,
};
