export { identityEndpoints, type IdentityPorts } from './identity-endpoints.js';
