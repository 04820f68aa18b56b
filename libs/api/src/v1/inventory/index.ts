export { stockEndpoints, type StockPorts } from './stock-endpoints.js';
export { warehouseEndpoints } from './warehouse-endpoints.js';
