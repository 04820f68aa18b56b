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
  deliveryNotFound: {
    kind: 'not_found',
    code: 'webhook.delivery_not_found',
    message: (eventId: string) => `There is no delivery of the event ${eventId} to this webhook.`,
  },
  deliveryNotGivenUp: {
    kind: 'conflict',
    code: 'webhook.delivery_not_given_up',
    message: (state: string) => `Only a delivery that was given up is sent again; it is ${state}.`,
    details: (state: string) => ({ state }),
  },
});
