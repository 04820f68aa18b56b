export * from './steady-clock.js';
export * from './system-clock.js';
export * from './system-timers.js';
export * from './uuid-v7-generator.js';
