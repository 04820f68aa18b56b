export * from './address.js';
export * from './payment-terms.js';
export * from './shared-errors.js';
