export * from './customers/index.js';
export * from './database/index.js';
export * from './identity/index.js';
export * from './logging/pino-logger.js';
export * from './security/index.js';
export * from './system/index.js';
