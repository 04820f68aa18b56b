export * from './item-errors.js';
export * from './item-events.js';
export * from './item-usage.js';
export * from './item-vendors.js';
export * from './item.js';
