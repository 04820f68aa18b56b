export { itemEndpoints, type ItemPorts } from './catalog/index.js';
export { contactNumberEndpoints, type ContactNumberPorts } from './contacts/index.js';
export { V1 } from './version.js';
export { customerEndpoints, type CustomerPorts } from './customers/index.js';
export { identityEndpoints, type IdentityPorts } from './identity/index.js';
export {
  stockEndpoints,
  warehouseEndpoints,
  type StockPorts,
  type WarehousePorts,
} from './inventory/index.js';
export { salesEndpoints, type SalesPorts } from './sales/index.js';
export { vendorEndpoints, type VendorPorts } from './vendors/index.js';
