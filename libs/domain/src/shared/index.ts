export * from './address.js';
export * from './document-number.js';
export * from './payment-terms.js';
export * from './shared-errors.js';
export * from './time-units.js';
