export default {
  displayName: 'api-kit',
  preset: '../../../jest.preset.js',
};
