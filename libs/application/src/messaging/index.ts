export * from './deliveries.js';
export * from './event-subscriber.js';
export * from './outbox-relay.js';
