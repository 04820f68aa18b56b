import type { CloudEvent } from '@strata/application-kit';

const text = (description: string, more: object = {}) => ({ type: 'string', description, ...more });

/** Each attribute of an event as it is sent; a compiler error while one is missing. */
const properties: { readonly [Attribute in keyof Required<CloudEvent>]: object } = {
  specversion: { const: '1.0', description: 'The version of CloudEvents.' },
  id: text('Of this event: what a receiver knows a repetition by.', { format: 'uuid' }),
  source: text('The service that recorded it.', { format: 'uri-reference' }),
  type: text('The name of the event and the version of the shape of its data.'),
  subject: text('What it happened to: the type and the id of the aggregate.'),
  time: text('When it happened, in UTC.', { format: 'date-time' }),
  datacontenttype: { const: 'application/json', description: 'What `data` is.' },
  dataschema: text('The `$id` of the schema of `data`.', { format: 'uri' }),
  aggregateversion: {
    type: 'integer',
    minimum: 1,
    description: 'The version of the aggregate that it led to; several events may lead to one.',
  },
  actor: text('The id of the user who did it, or `system`.'),
  traceparent: text('What has caused it, where that is recorded (W3C Trace Context).'),
  data: { type: 'object', description: 'What there is to tell of it.' },
};
const { traceparent: _optional, ...required } = properties;

/** The JSON Schema of every event as it is sent. */
export const CLOUD_EVENT_SCHEMA = {
  type: 'object',
  description: 'An event: CloudEvents 1.0 in its JSON event format.',
  properties,
  required: Object.keys(required),
};
