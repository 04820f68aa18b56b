import {
  CLOUD_EVENT_MEDIA_TYPE,
  cloudEventType,
  eventSchemaId,
  eventSubject,
} from '@strata/application-kit';
import type { EventSchema } from '@strata/domain-kit';
import { CLOUD_EVENT_SCHEMA } from './cloud-event-schema.js';

/** What other programs are told of, and where. */
export interface DocumentedEvents {
  /** By the names of the events. */
  readonly schemas: Readonly<Record<string, EventSchema>>;
  /** What subjects of events begin with. */
  readonly subjectPrefix: string;
}

/** What the document says of whoever sends them. */
export interface EventSource {
  /** For people. */
  readonly name: string;
  readonly serviceName: string;
  readonly words: { readonly info: Readonly<Record<string, unknown>> };
}

/**
 * The AsyncAPI 3.0 document of all events: a channel, an operation and a message for each.
 * @param version of the program that serves it
 */
export function asyncApiDocument(
  { name, serviceName, words }: EventSource,
  { schemas, subjectPrefix }: DocumentedEvents,
  version: string,
) {
  // Of a license AsyncAPI takes less than OpenAPI.
  const { license: _license, ...info } = words.info;
  const events = Object.entries(schemas).map(([event, schema]) => ({
    event,
    ...schema,
    type: cloudEventType(event, schema.version),
    id: eventSchemaId(serviceName, event, schema.version),
  }));
  return {
    asyncapi: '3.0.0',
    info: {
      title: `${name}: events`,
      version,
      description: DESCRIPTION,
      ...info,
    },
    defaultContentType: CLOUD_EVENT_MEDIA_TYPE,
    channels: Object.fromEntries(
      events.map(({ event, type, description }) => [
        event,
        {
          address: eventSubject(subjectPrefix, event),
          description,
          messages: { [type]: { $ref: `#/components/messages/${type}` } },
        },
      ]),
    ),
    operations: Object.fromEntries(
      events.map(({ event, type, description }) => [
        `send.${event}`,
        {
          action: 'send',
          summary: description,
          channel: { $ref: `#/channels/${event}` },
          messages: [{ $ref: `#/channels/${event}/messages/${type}` }],
        },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        events.map(({ type, id, description }) => [
          type,
          {
            name: type,
            title: type,
            summary: description,
            contentType: CLOUD_EVENT_MEDIA_TYPE,
            payload: {
              allOf: [
                { $ref: '#/components/schemas/CloudEvent' },
                {
                  type: 'object',
                  properties: {
                    type: { const: type },
                    dataschema: { const: id },
                    data: { $ref: `#/components/schemas/${type}` },
                  },
                },
              ],
            },
          },
        ]),
      ),
      schemas: {
        CloudEvent: CLOUD_EVENT_SCHEMA,
        ...Object.fromEntries(
          events.map(({ type, id, description, payload }) => [
            type,
            { $id: id, description, ...payload },
          ]),
        ),
      },
    },
  };
}

const DESCRIPTION = `Each event is a CloudEvent 1.0 in JSON. It comes at least once, under the same \`id\` each time, and those of one \`subject\` come in order.

A receiver leaves alone what it does not know: later events of the same \`type\` may hold more. What would be read wrongly has another version in its \`type\`.

The schemas are JSON Schema 2020-12; their \`$id\` is the \`dataschema\` of the events.`;
