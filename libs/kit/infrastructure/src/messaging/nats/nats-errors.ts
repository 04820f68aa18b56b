import { isRecord } from '../../system/errors.js';

/** JetStream's limit of a stream for one message: https://github.com/nats-io/nats-server/blob/main/server/errors.json */
const MESSAGE_TOO_LARGE = 10054;

/** The code of an error of JetStream; undefined for any other. */
export function apiCode(error: unknown): number | undefined {
  return isRecord(error) && typeof error['code'] === 'number' ? error['code'] : undefined;
}

/** Whether a message is larger than the server or the stream takes: what no other one is blamed for. */
export function isTooLarge(error: unknown): boolean {
  const isOfServer = isRecord(error) && error['name'] === 'InvalidArgumentError';
  return isOfServer || apiCode(error) === MESSAGE_TOO_LARGE;
}
