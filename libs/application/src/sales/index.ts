export * from './cancel-sales-transaction.js';
export * from './create-sales-transaction.js';
export * from './fulfill-sales-transaction.js';
export * from './receive-sales-return.js';
export * from './record-payment.js';
export * from './sales-repositories.js';
export * from './sales-queries.js';
export * from './sales-usage-checks.js';
