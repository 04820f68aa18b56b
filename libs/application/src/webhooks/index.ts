export * from './webhook-collection.js';
export * from './webhook-ports.js';
export * from './webhook-use-cases.js';
export * from './webhooks-slice.js';
