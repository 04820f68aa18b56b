/** The subject under which a broker takes an event, such as `lights.events.lamp.made`. */
export function eventSubject(prefix: string, eventName: string): string {
  return `${prefix}.${eventName}`;
}
