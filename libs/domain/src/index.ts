export * from './contexts.js';
export * from './domain-events.js';
export * from './event-schemas.js';
