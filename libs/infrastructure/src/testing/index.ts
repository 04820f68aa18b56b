export * from './hostile-settings.js';
export * from './temporary-postgres.js';
