export { Cluster, freePort } from '../database/embedded/cluster.js';
export { databaseOsUser } from '../database/embedded/os-user.js';
export { postgresBinaries } from '../database/embedded/postgres-binaries.js';
export * from './hostile-settings.js';
export * from './temporary-pgbouncer.js';
export * from './temporary-postgres.js';
export * from './temporary-replica.js';
export * from './test-nats.js';
