/** What a command answers over the wire: kept for repetitions with the same Idempotency-Key. */
export interface Answer {
  readonly status: number;
  /** The body, byte for byte; null for none. */
  readonly body: string | null;
  /** Where the new resource is. */
  readonly location: string | null;
  /** The version tag of what the body shows. */
  readonly etag: string | null;
}

/** Names one attempt of one client to do one thing once. */
export interface IdempotencyKey {
  readonly key: string;
  /** Keyed digest of the request, to tell a repetition from another request. */
  readonly fingerprint: string;
}

/** An answer and the request it belongs to. */
export interface StoredAnswer {
  readonly fingerprint: string;
  readonly answer: Answer;
}

/** The answers given in the last {@link STORED_ANSWER_HOURS} hours, inside the transaction. */
export interface StoredAnswers {
  /** Takes the key until the transaction ends; false when another transaction has it. */
  claim(userId: string, key: string): Promise<boolean>;
  /** @param since answers given before are forgotten */
  find(userId: string, key: string, since: Date): Promise<StoredAnswer | null>;
  /** Keeps the answer; replaces a forgotten one of the same key. */
  store(userId: string, key: string, stored: StoredAnswer, at: Date): void;
}

/** How long an answer is replayed. */
export const STORED_ANSWER_HOURS = 24;
