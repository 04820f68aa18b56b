export { itemEndpoints } from './catalog/index.js';
export { contactNumberEndpoints } from './contacts/index.js';
export { V1 } from './version.js';
export { customerEndpoints } from './customers/index.js';
export { identityEndpoints, type IdentityPorts } from './identity/index.js';
export { stockEndpoints, warehouseEndpoints } from './inventory/index.js';
export { salesReturnEndpoints, salesTransactionEndpoints } from './sales/index.js';
export { vendorEndpoints } from './vendors/index.js';
