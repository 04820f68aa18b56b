export { itemEndpoints } from './item-endpoints.js';
