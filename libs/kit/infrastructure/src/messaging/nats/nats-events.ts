import {
  type ActingSubscriber,
  type Cancellation,
  cloudEvent,
  DeliveryPostponed,
  eventSubject,
  type Logger,
  type Span,
  type Timers,
} from '@strata/application-kit';
import type { EventMap, EventOf } from '@strata/domain-kit';
import { errorMessage } from '../../system/errors.js';
import { isTooLarge } from './nats-errors.js';
import type { NatsSettings } from './nats-settings.js';
import type { NatsStream } from './nats-stream.js';

const DEADLINE_MILLISECONDS = 15_000;
/** After a failure to connect; deliveries wait for it, so that an outage does not take up all there are. */
const RECONNECT_MILLISECONDS = 1000;

/**
 * Puts events into a stream of NATS JetStream, each under a subject of its own, as CloudEvents in structured
 * mode. The id of the event is that of the message, so that the stream drops what is sent again.
 * @typeParam Events those of the business, by name
 */
export class NatsEvents<Events extends EventMap = EventMap> implements ActingSubscriber<Events> {
  readonly subscriber = 'nats';
  readonly acts = 'outside';
  readonly deadlineMilliseconds = DEADLINE_MILLISECONDS;
  #stream: Promise<NatsStream> | undefined;

  /** @param events their names */
  constructor(
    private readonly settings: NatsSettings,
    readonly events: readonly (keyof Events & string)[],
    private readonly timers: Pick<Timers, 'pause'>,
    private readonly logger: Logger,
  ) {}

  /**
   * @throws DeliveryPostponed when NATS is away, refuses the login or has no room; an Error for an event that
   * is larger than NATS takes
   */
  async handle(event: EventOf<Events>, cancellation: Cancellation, trace?: Span): Promise<void> {
    const { service, subjectPrefix } = this.settings;
    const subject = eventSubject(subjectPrefix, event.name);
    const json = JSON.stringify(cloudEvent(event, service, trace?.traceparent));
    const opening = (this.#stream ??= this.#open());
    try {
      await untilCancelled(
        cancellation,
        opening.then((stream) => stream.publish(subject, event.id, json)),
      );
    } catch (error) {
      if (isTooLarge(error)) throw error;
      this.#leave(opening);
      // It may have been taken all the same; then the stream drops it the next time.
      throw new DeliveryPostponed(`NATS: ${errorMessage(error)}`);
    }
  }

  /** Lets what is under way arrive, and closes the connection. */
  async close(): Promise<void> {
    const opening = this.#stream;
    this.#stream = undefined;
    await opening?.then((stream) => stream.drain()).catch(() => undefined);
  }

  async #open(): Promise<NatsStream> {
    // Loaded only here: most who run the service have no NATS.
    const { NatsStream } = await import('./nats-stream.js');
    try {
      return await NatsStream.open(this.settings, this.events, this.logger);
    } catch (error) {
      await this.timers.pause(RECONNECT_MILLISECONDS);
      throw error;
    }
  }

  /** The next delivery connects anew. */
  #leave(opening: Promise<NatsStream>): void {
    if (this.#stream !== opening) return;
    this.#stream = undefined;
    void opening.then((stream) => stream.close()).catch(() => undefined);
  }
}

/** What comes of some work, unless it takes too long. */
async function untilCancelled(cancellation: Cancellation, work: Promise<void>): Promise<void> {
  let leave = () => undefined;
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => void reject(new Error('no answer in time'));
  });
  cancellation.addEventListener('abort', leave);
  if (cancellation.aborted) leave();
  try {
    await Promise.race([work, left]);
  } finally {
    cancellation.removeEventListener('abort', leave);
  }
}
