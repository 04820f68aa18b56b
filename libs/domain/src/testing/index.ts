export * from './action-context.js';
export * from './aggregate-contract.js';
export * from './error-contract.js';
export * from './event-contract.js';
export * from './restore-contract.js';
export * from './samples.js';
