/** A key as it is handed out, once, and what is kept of it. */
export interface ApiKeySecret {
  readonly key: string;
  /** How the key begins; too little of it to find the rest. */
  readonly prefix: string;
  readonly digest: string;
}

/** Makes API keys, and tells them from other tokens. */
export interface ApiKeySecrets {
  /** A new one that nobody can guess. */
  make(): ApiKeySecret;

  /** The digest of what looks like an API key; null for any other token. */
  digestOf(token: string): string | null;
}
