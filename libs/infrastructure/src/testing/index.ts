export * from './temporary-postgres.js';
