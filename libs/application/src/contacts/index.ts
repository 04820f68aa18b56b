export * from './contact-number-collection.js';
export * from './contact-number-use-cases.js';
export * from './contacts-slice.js';
