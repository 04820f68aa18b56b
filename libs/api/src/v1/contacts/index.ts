export { contactNumberEndpoints, type ContactNumberPorts } from './contact-number-endpoints.js';
