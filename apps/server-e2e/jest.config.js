export default {
  displayName: 'server-e2e',
  preset: '../../jest.preset.js',
  testTimeout: 180_000,
};
