export * from './http-webhook-tester.js';
export * from './webhook-receivers.js';
export * from './webhook-secrets.js';
export * from './webhook-sender.js';
export * from './webhook-targets.js';
