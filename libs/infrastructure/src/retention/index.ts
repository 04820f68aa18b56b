export * from './retention.js';
export * from './retention-task.js';
export * from './retention-worker.js';
