export { customerEndpoints, type CustomerPorts } from './customers/index.js';
export { identityEndpoints, type IdentityPorts } from './identity/index.js';
