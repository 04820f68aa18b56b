export { customerEndpoints } from './customer-endpoints.js';
