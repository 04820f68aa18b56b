export * from './contact-number-queries.js';
export * from './contacts-transaction.js';
export * from './create-contact-number.js';
export * from './delete-contact-number.js';
export * from './update-contact-number.js';
