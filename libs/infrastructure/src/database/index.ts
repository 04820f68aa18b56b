export * from './connection.js';
export * from './embedded/data-dir-lock.js';
export * from './embedded/embedded-postgres.js';
export * from './migration-files.js';
export * from './migrator.js';
export * from './prisma-unit-of-work.js';
export * from './schema-engine.js';
export * from './store-errors.js';
