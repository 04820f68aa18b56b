export { stockEndpoints, type StockPorts } from './stock-endpoints.js';
export { warehouseEndpoints, type WarehousePorts } from './warehouse-endpoints.js';
