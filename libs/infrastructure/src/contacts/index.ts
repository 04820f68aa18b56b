export * from './pg-contact-number-queries.js';
