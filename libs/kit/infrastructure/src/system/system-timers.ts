import { setTimeout as sleep } from 'node:timers/promises';
import type { Cancellation, Timers } from '@strata/application-kit';

/** How long work may take to end once it was told to; it knows best what came of it. */
const GRACE_MILLISECONDS = 1000;

/** The timers of Node, which run on a monotonic clock. */
export class SystemTimers implements Timers {
  async withDeadline<Result>(
    milliseconds: number,
    outer: Cancellation | undefined,
    work: (cancellation: Cancellation) => Promise<Result>,
  ): Promise<Result> {
    const controller = new AbortController();
    let leave: (reason: Error) => void;
    const left = new Promise<never>((_resolve, reject) => (leave = reject));
    let grace: NodeJS.Timeout | undefined;
    const end = (reason: string) => {
      const error = new Error(reason);
      grace ??= setTimeout(() => leave(error), GRACE_MILLISECONDS);
      controller.abort(error);
    };
    const deadline = setTimeout(() => end(`not done in ${milliseconds / 1000} s`), milliseconds);
    const onOuter = () => end('stopped in the middle');
    outer?.addEventListener('abort', onOuter);
    if (outer?.aborted) onOuter();
    try {
      return await Promise.race([work(controller.signal), left]);
    } finally {
      clearTimeout(deadline);
      clearTimeout(grace);
      outer?.removeEventListener('abort', onOuter);
    }
  }

  pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds);
  }
}
