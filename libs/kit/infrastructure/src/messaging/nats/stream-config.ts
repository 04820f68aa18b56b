import { eventSubject, type Logger } from '@strata/application-kit';
import type { JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { apiCode } from './nats-errors.js';
import type { NatsSettings } from './nats-settings.js';
import { takesSubject } from './subject-pattern.js';

const NANOSECONDS_PER_MILLISECOND = 1_000_000;
const DAY_MILLISECONDS = 86_400_000;
/** How long events are kept in a stream that was made here. */
const MAX_AGE_MILLISECONDS = 30 * DAY_MILLISECONDS;
/**
 * How long the stream knows the ids it has, and drops repetitions: longer than a lease and all tries of a
 * delivery together (`OutboxRelay`).
 */
export const DUPLICATE_WINDOW_MILLISECONDS = 15 * 60_000;
/** https://github.com/nats-io/nats-server/blob/main/server/errors.json */
const STREAM_NOT_FOUND = 10059;
const STREAM_NAME_IN_USE = 10058;

/**
 * Makes the stream when it is not there. One that is there is left as it is, whoever made it, as long as it
 * takes all subjects.
 * @throws Error naming the first subject that it does not take; whatever NATS has to say
 */
export async function ensureStream(
  manager: JetStreamManager,
  { stream, subjectPrefix }: NatsSettings,
  events: readonly string[],
  logger: Logger,
): Promise<void> {
  const { subjects = [], duplicate_window: window } =
    (await findStream(manager, stream)) ?? (await makeStream(manager, stream, subjectPrefix));
  const untaken = events
    .map((name) => eventSubject(subjectPrefix, name))
    .find((subject) => !subjects.some((pattern) => takesSubject(pattern, subject)));
  if (untaken !== undefined) {
    throw new Error(`the stream ${stream} does not take ${untaken}, but ${subjects.join(', ')}`);
  }
  const seconds = window / NANOSECONDS_PER_MILLISECOND / 1000;
  if (seconds * 1000 < DUPLICATE_WINDOW_MILLISECONDS) {
    logger.warn({ stream, seconds }, 'stream forgets ids soon: an event may be in it twice');
  }
}

async function findStream(manager: JetStreamManager, stream: string): Promise<StreamConfig | null> {
  try {
    return (await manager.streams.info(stream)).config;
  } catch (error) {
    if (apiCode(error) === STREAM_NOT_FOUND) return null;
    throw error;
  }
}

async function makeStream(
  manager: JetStreamManager,
  stream: string,
  prefix: string,
): Promise<StreamConfig> {
  try {
    const made = await manager.streams.add({
      name: stream,
      subjects: [`${prefix}.>`],
      max_age: MAX_AGE_MILLISECONDS * NANOSECONDS_PER_MILLISECOND,
      duplicate_window: DUPLICATE_WINDOW_MILLISECONDS * NANOSECONDS_PER_MILLISECOND,
    });
    return made.config;
  } catch (error) {
    // Somebody else has made it in the meantime, otherwise.
    if (apiCode(error) !== STREAM_NAME_IN_USE) throw error;
    return (await manager.streams.info(stream)).config;
  }
}
