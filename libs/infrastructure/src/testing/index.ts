export { freePort } from '../database/embedded/cluster.js';
export * from './hostile-settings.js';
export * from './temporary-pgbouncer.js';
export * from './temporary-postgres.js';
