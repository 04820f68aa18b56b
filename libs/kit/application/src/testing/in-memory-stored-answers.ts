import type { StoredAnswer, StoredAnswers } from '../commands/answer.js';
import type { InMemorySession } from './in-memory-session.js';

type Row = StoredAnswer & { readonly at: Date };

/** Stored answers in memory. */
export class InMemoryStoredAnswers implements StoredAnswers {
  private readonly rows: Map<string, Row>;

  constructor({ database }: Pick<InMemorySession, 'database'>) {
    this.rows = database.table('stored_answers');
  }

  claim(): Promise<boolean> {
    // The in-memory unit of work runs one transaction at a time, so nobody else can have the key.
    return Promise.resolve(true);
  }

  find(userId: string, key: string, since: Date): Promise<StoredAnswer | null> {
    const row = this.rows.get(rowKey(userId, key));
    if (!row || row.at < since) return Promise.resolve(null);
    return Promise.resolve({ fingerprint: row.fingerprint, answer: row.answer });
  }

  store(userId: string, key: string, stored: StoredAnswer, at: Date): void {
    this.rows.set(rowKey(userId, key), { ...stored, at });
  }
}

function rowKey(userId: string, key: string): string {
  return `${userId}\n${key}`;
}
