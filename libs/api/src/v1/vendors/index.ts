export { vendorEndpoints, type VendorPorts } from './vendor-endpoints.js';
