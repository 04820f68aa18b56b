export * from './shared/index.js';
export * from './identity/index.js';
export * from './contacts/index.js';
export * from './customers/index.js';
export * from './vendors/index.js';
export * from './catalog/index.js';
export * from './inventory/index.js';
export * from './sales/index.js';
