import type { DomainEvent } from '@strata/domain-kit';
import { cloudEvent } from './cloud-event.js';

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

const made: DomainEvent<'lamp.made', { readonly name: string }> = {
  id: '01970000-0000-7000-8000-000000000001',
  name: 'lamp.made',
  schemaVersion: 2,
  aggregateType: 'lamp',
  aggregateId: '01970000-0000-7000-8000-000000000002',
  aggregateVersion: 7,
  occurredAt: new Date('2026-03-01T12:00:00Z'),
  actor: 'clara',
  payload: { name: 'Desk lamp' },
};

describe('an event as a CloudEvent', () => {
  it('says all that the event says', () => {
    expect(cloudEvent(made, 'lights')).toEqual({
      specversion: '1.0',
      id: '01970000-0000-7000-8000-000000000001',
      source: '/lights',
      type: 'lamp.made.v2',
      subject: 'lamp/01970000-0000-7000-8000-000000000002',
      time: '2026-03-01T12:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:lights:event:lamp.made.v2',
      aggregateversion: 7,
      actor: 'clara',
      data: { name: 'Desk lamp' },
    });
  });

  it('names what has caused it, where that is recorded', () => {
    expect(cloudEvent(made, 'lights')).not.toHaveProperty('traceparent');
    expect(cloudEvent(made, 'lights', TRACEPARENT).traceparent).toBe(TRACEPARENT);
  });

  it('has attributes of the form that CloudEvents wants', () => {
    for (const name of Object.keys(cloudEvent(made, 'lights', TRACEPARENT))) {
      expect(name).toMatch(/^[a-z0-9]{1,20}$/);
    }
  });
});
