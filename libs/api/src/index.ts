export { PHONE_REGIONS, type PhoneContext } from './shared/phone-number-schema.js';
export * from './v1/index.js';
