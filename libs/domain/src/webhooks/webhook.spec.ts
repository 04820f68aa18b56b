import {
  after,
  aggregateContract,
  earlier,
  errorContract,
  eventContract,
  longerThan,
  OLD,
} from '../testing/index.js';
import { webhookErrors } from './webhook-errors.js';
import { Webhook } from './webhook.js';

const shop = {
  url: 'https://shop.example/hooks',
  description: 'The shop',
  events: ['user.created', 'customer.created', 'user.created'],
  secret: 'sealed',
};
const kept = {
  ...shop,
  events: ['customer.created', 'user.created'],
  enabled: true,
  previousSecret: null,
  previousSecretUntil: null,
  disabledAt: null,
  disabledReason: null,
};
const facts = { url: shop.url, events: kept.events, enabled: true };

aggregateContract(Webhook, {
  create: (context) => Webhook.create(shop, context),
  fields: kept,
  change: {
    apply: (webhook, change, context) => webhook.revise(change, context),
    made: [
      [{ url: ' https://b.example ' }, { url: 'https://b.example' }],
      [{ description: null }, { description: null }],
      [{ events: [] }, { events: [] }],
      [{ enabled: false }, { enabled: false }],
    ],
    refused: [
      [{ url: ' ' }, 'text.required', { field: 'url' }],
      [{ url: longerThan(2048) }, 'text.too_long', { field: 'url', max: 2048 }],
      [{ description: longerThan(255) }, 'text.too_long', { field: 'description', max: 255 }],
    ],
    old: { fields: { url: OLD.line }, refused: [{ url: `${OLD.line}!` }] },
  },
});

const stored = () => Webhook.reconstitute(Webhook.create(shop, earlier).toSnapshot());

describe('a webhook', () => {
  it('keeps the secret before the present one for a day', () => {
    const webhook = stored();
    webhook.rotateSecret('sealed again', earlier);
    expect(webhook.toSnapshot()).toMatchObject({
      secret: 'sealed again',
      previousSecret: 'sealed',
      previousSecretUntil: new Date(earlier.at.getTime() + 86_400_000),
    });
  });

  it('says why it was disabled, until somebody enables it', () => {
    const webhook = stored();
    webhook.disable('x'.repeat(600), earlier);
    const disabledReason = 'x'.repeat(500);
    const disabled = { enabled: false, disabledAt: earlier.at, disabledReason };
    expect(webhook.toSnapshot()).toMatchObject(disabled);
    webhook.disable('again', earlier);
    expect(webhook.toSnapshot()).toMatchObject(disabled);
    webhook.revise({ enabled: true }, earlier);
    expect(webhook.toSnapshot()).toMatchObject({
      enabled: true,
      disabledAt: null,
      disabledReason: null,
    });
  });
});

eventContract(Webhook, 'webhook', {
  'webhook.created': [{ when: (context) => Webhook.create(shop, context), payload: facts }],
  'webhook.updated': [
    {
      when: (context) => after(stored(), (it) => it.revise({ enabled: false }, context)),
      payload: { ...facts, enabled: false },
    },
  ],
  'webhook.secret_rotated': [
    { when: (context) => after(stored(), (it) => it.rotateSecret('new', context)), payload: {} },
  ],
  'webhook.disabled': [
    {
      when: (context) => after(stored(), (it) => it.disable('answered 410', context)),
      payload: { url: shop.url, reason: 'answered 410' },
    },
  ],
  'webhook.deleted': [
    { when: (context) => after(stored(), (it) => it.delete(context)), payload: {} },
  ],
});

errorContract(webhookErrors, {
  deliveryNotFound: [
    [
      ['e-1'],
      'not_found',
      'webhook.delivery_not_found',
      'There is no delivery of the event e-1 to this webhook.',
    ],
  ],
  deliveryNotGivenUp: [
    [
      ['pending'],
      'conflict',
      'webhook.delivery_not_given_up',
      'Only a delivery that was given up is sent again; it is pending.',
      { state: 'pending' },
    ],
  ],
  notFound: [[['w-1'], 'not_found', 'webhook.not_found', 'There is no webhook w-1.']],
  urlRefused: [
    [
      ['it is no URL'],
      'invalid',
      'webhook.url_refused',
      'The URL cannot be called: it is no URL.',
      { field: 'url' },
    ],
  ],
});
