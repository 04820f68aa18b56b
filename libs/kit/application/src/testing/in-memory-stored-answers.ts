import type { StoredAnswer, StoredAnswers } from '../commands/answer.js';

type Row = StoredAnswer & { readonly at: Date };

/** Stored answers in memory. */
export class InMemoryStoredAnswers implements StoredAnswers {
  constructor(private readonly rows: Map<string, Row>) {}

  claim(): Promise<boolean> {
    // The in-memory unit of work runs one transaction at a time, so nobody else can have the key.
    return Promise.resolve(true);
  }

  find(userId: string, key: string, since: Date): Promise<StoredAnswer | null> {
    const row = this.rows.get(rowKey(userId, key));
    if (!row || row.at < since) return Promise.resolve(null);
    return Promise.resolve({ fingerprint: row.fingerprint, answer: row.answer });
  }

  store(userId: string, key: string, stored: StoredAnswer, at: Date): Promise<void> {
    this.rows.set(rowKey(userId, key), { ...stored, at });
    return Promise.resolve();
  }
}

function rowKey(userId: string, key: string): string {
  return `${userId}\n${key}`;
}
