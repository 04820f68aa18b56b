export { v1Endpoints, type V1Ports } from './endpoints.js';
export { V1 } from './version.js';
export type { WebhookMaking } from './webhooks/webhook-ports.js';
export { webhooksSection } from './webhooks/webhooks-section.js';
