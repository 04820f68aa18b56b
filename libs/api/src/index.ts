export * from './http/index.js';
export * from './v1/index.js';
