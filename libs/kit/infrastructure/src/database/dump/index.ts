export { checkDump } from './check-dump.js';
export * from './dump-database.js';
export * from './dump-error.js';
export * from './dump-file.js';
export * from './dump-format.js';
export * from './restore-dump.js';
export * from './scheduled-dumps.js';
