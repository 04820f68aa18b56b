import { cloudEvent, eventSubject } from '@strata/application-kit';
import type { DomainEvent } from '@strata/domain-kit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { lampApp } from '../testing/lamp-app.js';
import { asyncApiDocument } from './document.js';

const { options } = lampApp();
const document = asyncApiDocument(options, options.events!, '1.2.3');

const turnedOn: DomainEvent = {
  id: '01970000-0000-7000-8000-000000000001',
  name: 'lamp.turned_on',
  schemaVersion: 2,
  aggregateType: 'lamp',
  aggregateId: '01970000-0000-7000-8000-000000000002',
  aggregateVersion: 7,
  occurredAt: new Date('2026-03-01T12:00:00Z'),
  actor: 'clara',
  payload: { lumen: 800 },
};
const sent = cloudEvent(
  turnedOn,
  options.serviceName,
  '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
);

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema(document, 'document');
/** Whether some data is what the document says of the message. */
const isTaken = ajv.compile({
  $ref: 'document#/components/messages/lamp.turned_on.v2/payload',
});

describe('the document of events', () => {
  it('says where each is sent', () => {
    const { channels, operations } = document;
    expect(channels['lamp.turned_on']).toEqual({
      address: eventSubject('lamps.events', turnedOn.name),
      description: 'A lamp gives light.',
      messages: { [sent.type]: { $ref: `#/components/messages/${sent.type}` } },
    });
    expect(operations['send.lamp.turned_on']).toMatchObject({
      action: 'send',
      channel: { $ref: '#/channels/lamp.turned_on' },
    });
  });

  it('describes what is sent', () => {
    expect(isTaken(sent)).toBe(true);
    const { traceparent: _untraced, ...untraced } = sent;
    expect(isTaken(untraced)).toBe(true);
    expect(Object.keys(document.components.schemas.CloudEvent.properties).sort()).toEqual(
      Object.keys(sent).sort(),
    );
    expect(document.components.schemas).toHaveProperty([sent.type, '$id'], sent.dataschema);
  });

  it.each([
    ['another event', { type: 'lamp.turned_off.v1' }],
    ['another version', { type: 'lamp.turned_on.v1' }],
    ['data of another shape', { data: { lumen: 'bright' } }],
    ['no data', { data: undefined }],
    ['another schema', { dataschema: 'urn:lamps:event:lamp.made.v1' }],
    ['no time', { time: 'noon' }],
  ])('takes nothing else for it: %s', (_what, change) => {
    expect(isTaken(JSON.parse(JSON.stringify({ ...sent, ...change })))).toBe(false);
  });
});
