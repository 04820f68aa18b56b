export * from './contact-errors.js';
export * from './contact-events.js';
export * from './contact-number-repository.js';
export * from './contact-number.js';
export * from './contact-owner.js';
