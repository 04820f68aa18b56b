export * from './shared/index.js';
export * from './identity/index.js';
export * from './customers/index.js';
export * from './catalog/index.js';
export * from './inventory/index.js';
