export { vendorEndpoints } from './vendor-endpoints.js';
