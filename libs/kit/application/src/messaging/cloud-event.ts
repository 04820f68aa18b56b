import type { DomainEvent, EventPayload } from '@strata/domain-kit';

/** The media type of {@link CloudEvent} as JSON (CloudEvents JSON event format 1.0, section 3). */
export const CLOUD_EVENT_MEDIA_TYPE = 'application/cloudevents+json';

/**
 * An event as other programs take it: CloudEvents 1.0 in its JSON event format. What CloudEvents does not
 * name is an extension, in lower case without separators, as its section 3.1 wants.
 */
export interface CloudEvent<Payload extends EventPayload = EventPayload> {
  readonly specversion: '1.0';
  /** The id of the event: the same each time it is sent. */
  readonly id: string;
  /** The service that recorded it, such as `/lights`; unique with the id. */
  readonly source: string;
  /** The name of the event and the version of its payload's shape, such as `lamp.made.v1`. */
  readonly type: string;
  /** The aggregate, such as `lamp/0197…`. */
  readonly subject: string;
  /** When it happened: RFC 3339, UTC, with milliseconds. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Names the JSON Schema of `data`: see {@link eventSchemaId}. */
  readonly dataschema: string;
  /** The version of the aggregate that the event led to; several events may lead to one. */
  readonly aggregateversion: number;
  /** Id of the acting user, or `system`. */
  readonly actor: string;
  /** What has caused it (W3C Trace Context; CloudEvents distributed tracing), where that is recorded. */
  readonly traceparent?: string;
  readonly data: Payload;
}

/**
 * An event as a CloudEvent: the same each time, but for the trace.
 * @param service the name of the service that recorded it: lower case, digits and dashes
 * @param traceparent of the work that sends it, where that is recorded
 */
export function cloudEvent<Payload extends EventPayload>(
  event: DomainEvent<string, Payload>,
  service: string,
  traceparent?: string,
): CloudEvent<Payload> {
  const { id, name, schemaVersion, aggregateType, aggregateId } = event;
  return {
    specversion: '1.0',
    id,
    source: `/${service}`,
    type: cloudEventType(name, schemaVersion),
    subject: `${aggregateType}/${aggregateId}`,
    time: event.occurredAt.toISOString(),
    datacontenttype: 'application/json',
    dataschema: eventSchemaId(service, name, schemaVersion),
    aggregateversion: event.aggregateVersion,
    actor: event.actor,
    ...(traceparent !== undefined && { traceparent }),
    data: event.payload,
  };
}

/** What `type` says of an event: its name, and the version of its payload's shape. */
export function cloudEventType(name: string, schemaVersion: number): string {
  return `${name}.v${schemaVersion}`;
}

/** The `$id` of the JSON Schema of an event's payload: a name, and no place to fetch it from. */
export function eventSchemaId(service: string, name: string, schemaVersion: number): string {
  return `urn:${service}:event:${cloudEventType(name, schemaVersion)}`;
}
