export * from './log-mailer.js';
export * from './smtp-mailer.js';
