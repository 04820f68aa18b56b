/** A response as it is kept for repetitions. What the two parts hold is its caller's affair. */
export interface KeptResponse {
  /** Some words, such as what stands before a body. */
  readonly head: string;
  /** Byte for byte, however long; null for none. */
  readonly body: string | null;
}

/** Names one attempt of one client to do one thing once. */
export interface IdempotencyKey {
  readonly key: string;
  /** Keyed digest of the request, to tell a repetition from another request. */
  readonly fingerprint: string;
}

/** A response and the request it belongs to. */
export interface StoredResponse {
  readonly fingerprint: string;
  readonly response: KeptResponse;
}

/** The responses given in the last {@link STORED_RESPONSE_HOURS} hours, inside the transaction. */
export interface StoredResponses {
  /** Takes the key until the transaction ends; false when another transaction has it. */
  claim(userId: string, key: string): Promise<boolean>;
  /** @param since responses given before are forgotten */
  find(userId: string, key: string, since: Date): Promise<StoredResponse | null>;
  /** Keeps the response; replaces a forgotten one of the same key. */
  store(userId: string, key: string, stored: StoredResponse, at: Date): void;
}

/** How long a response is replayed. */
export const STORED_RESPONSE_HOURS = 24;

/** How results become responses, and how these are kept. */
export interface ResponseFormat<Result, Response> {
  present(result: Result): Response;
  keep(response: Response): KeptResponse;
  restore(kept: KeptResponse): Response;
}
