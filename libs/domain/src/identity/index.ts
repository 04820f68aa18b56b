export * from './admin-rule.js';
export type { CommonPasswords } from './guessable-password.js';
export * from './password.js';
export * from './role.js';
export * from './user-errors.js';
export * from './user-events.js';
export * from './user-repository.js';
export * from './user.js';
export * from './username.js';
