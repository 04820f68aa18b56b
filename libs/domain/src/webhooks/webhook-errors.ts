import { defineErrors } from '@strata/domain-kit';

/** Errors of webhooks. None carries a secret. */
export const webhookErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'webhook.not_found',
    message: (id: string) => `There is no webhook ${id}.`,
  },
  urlRefused: {
    kind: 'invalid',
    code: 'webhook.url_refused',
    message: (reason: string) => `The URL cannot be called: ${reason}.`,
    details: () => ({ field: 'url' }),
  },
});
