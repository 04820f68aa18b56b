export * from './contexts.js';
export * from './domain-events.js';
