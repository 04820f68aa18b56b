export * from './vendor-errors.js';
export * from './vendor-events.js';
export * from './vendor.js';
