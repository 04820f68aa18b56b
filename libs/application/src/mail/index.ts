export * from './mailer.js';
export * from './welcome-mail.js';
