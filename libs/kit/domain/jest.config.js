export default {
  displayName: 'domain-kit',
  preset: '../../../jest.preset.js',
};
