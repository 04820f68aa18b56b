export * from './item-errors.js';
export * from './item-events.js';
export * from './item.js';
