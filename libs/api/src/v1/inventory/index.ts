export { stockEndpoints } from './stock-endpoints.js';
export { warehouseEndpoints } from './warehouse-endpoints.js';
