export * from './welcome-mail.js';
