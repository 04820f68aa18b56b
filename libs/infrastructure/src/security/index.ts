export * from './argon2-password-hasher.js';
export * from './caching-authenticator.js';
export * from './common-passwords.js';
export * from './hmac-fingerprint.js';
export * from './jwt-token-issuer.js';
export * from './pg-login-throttle.js';
export * from './secret-key.js';
