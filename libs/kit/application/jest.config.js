export default {
  displayName: 'application-kit',
  preset: '../../../jest.preset.js',
};
