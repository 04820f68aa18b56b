export * from './change-serviceability.js';
export * from './commission-fleet.js';
export * from './fleet-queries.js';
export * from './fleet-repositories.js';
export * from './fleet-slice.js';
export * from './fleet-usage-checks.js';
export * from './retire-fleet.js';
