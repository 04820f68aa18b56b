export { contactNumberEndpoints } from './contact-number-endpoints.js';
