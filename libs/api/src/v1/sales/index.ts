export { salesReturnEndpoints } from './sales-return-endpoints.js';
export { salesTransactionEndpoints } from './sales-transaction-endpoints.js';
