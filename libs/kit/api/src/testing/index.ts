export * from './hostile-bodies.js';
export * from './raw-exchange.js';
export { expressAppWith } from './express-app.js';
