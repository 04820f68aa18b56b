import { isLater, UNKNOWN_POSITION, type WalPosition } from './wal-position.js';

/**
 * How far the log was, at least, when the last commit of this process was through. It may be further
 * than that of a given commit, which costs its client nothing: a replica is as far a moment later.
 */
export class WrittenPosition {
  #latest: WalPosition | undefined;
  #losses = 0;

  /** Not before the commits whose position has been asked for; undefined before the first. */
  get latest(): WalPosition | undefined {
    return this.#latest;
  }

  /**
   * To be called before the position is asked for, and what it gives with the answer: undefined when
   * there was none. Then nobody knows how far the log was, until a later commit is told.
   */
  asked(): (position: WalPosition | undefined) => void {
    const losses = this.#losses;
    return (position) => {
      if (position === undefined) {
        this.#losses += 1;
        this.#latest = UNKNOWN_POSITION;
      } else if (losses === this.#losses && isLater(position, this.#latest ?? UNKNOWN_POSITION)) {
        this.#latest = position;
      }
    };
  }
}
