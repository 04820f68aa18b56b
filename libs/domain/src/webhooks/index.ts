export * from './webhook-errors.js';
export * from './webhook-events.js';
export * from './webhook.js';
