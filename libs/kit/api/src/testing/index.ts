export * from './hostile-bodies.js';
export * from './raw-exchange.js';
