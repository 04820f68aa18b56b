export * from './relay-worker.js';
