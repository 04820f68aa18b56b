export { itemEndpoints, type ItemPorts } from './item-endpoints.js';
