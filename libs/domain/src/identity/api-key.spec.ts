import {
  after,
  aggregateContract,
  earlier,
  errorContract,
  eventContract,
  longerThan,
  OLD,
} from '../testing/index.js';
import { apiKeyErrors } from './api-key-errors.js';
import { ApiKey } from './api-key.js';

const expiresAt = new Date('2027-01-01T00:00:00.000Z');
const sooner = new Date('2026-06-01T00:00:00.000Z');
const past = new Date('2026-01-15T09:30:00.000Z');
const nightly = {
  name: ' Nightly import ',
  prefix: 'strata_abcdefgh',
  digest: 'd'.repeat(64),
  role: 'clerk',
  expiresAt,
} as const;

aggregateContract(ApiKey, {
  create: (context) => ApiKey.create(nightly, context),
  fields: { ...nightly, name: 'Nightly import', lastUsedAt: null },
  change: {
    apply: (key, change, context) => key.revise(change, context),
    made: [
      [{ name: ' Import ' }, { name: 'Import' }],
      [{ expiresAt: sooner }, { expiresAt: sooner }],
    ],
    refused: [
      [{ name: ' ' }, 'text.required', { field: 'name' }],
      [{ name: longerThan(60) }, 'text.too_long', { field: 'name', max: 60 }],
      [{ expiresAt: past }, 'api_key.expiry_passed', { field: 'expires_at' }],
    ],
    old: { fields: { name: OLD.line }, refused: [{ name: `${OLD.line}!` }] },
  },
});

const stored = () => ApiKey.reconstitute(ApiKey.create(nightly, earlier).toSnapshot());

describe('an API key', () => {
  it('is not made for a time that has passed', () => {
    expect(() => ApiKey.create({ ...nightly, expiresAt: earlier.at }, earlier)).toThrow(
      expect.objectContaining({ code: 'api_key.expiry_passed' }),
    );
  });

  it('that has expired can still be given another name', () => {
    const expired = ApiKey.reconstitute({ ...stored().toSnapshot(), expiresAt: past });
    const later = { ...earlier, at: sooner };
    expired.revise({ name: 'Old', expiresAt: new Date(past) }, later);
    expect(expired.toSnapshot()).toMatchObject({ name: 'Old', expiresAt: past });
  });
});

eventContract(ApiKey, 'api_key', {
  'api_key.created': [
    {
      when: (context) => ApiKey.create(nightly, context),
      payload: { name: 'Nightly import', role: 'clerk', expiresAt: '2027-01-01T00:00:00.000Z' },
    },
  ],
  'api_key.updated': [
    {
      when: (context) => after(stored(), (it) => it.revise({ expiresAt: sooner }, context)),
      payload: { name: 'Nightly import', expiresAt: '2026-06-01T00:00:00.000Z' },
    },
  ],
  'api_key.revoked': [
    { when: (context) => after(stored(), (it) => it.delete(context)), payload: {} },
  ],
});

errorContract(apiKeyErrors, {
  notFound: [[['k-1'], 'not_found', 'api_key.not_found', 'There is no API key k-1.']],
  nameTaken: [[['Import'], 'conflict', 'api_key.name_taken', 'Another API key is called Import.']],
  expiryPassed: [
    [
      [],
      'invalid',
      'api_key.expiry_passed',
      'An API key expires later than now.',
      { field: 'expires_at' },
    ],
  ],
});
