import type { StoredResponse, StoredResponses } from '../commands/stored-response.js';
import type { InMemorySession } from './in-memory-session.js';

type Row = StoredResponse & { readonly at: Date };

/** Stored responses in memory. */
export class InMemoryStoredResponses implements StoredResponses {
  private readonly rows: Map<string, Row>;

  constructor({ database }: Pick<InMemorySession, 'database'>) {
    this.rows = database.table('stored_answers');
  }

  claim(): Promise<boolean> {
    // The in-memory unit of work runs one transaction at a time, so nobody else can have the key.
    return Promise.resolve(true);
  }

  find(userId: string, key: string, since: Date): Promise<StoredResponse | null> {
    const row = this.rows.get(rowKey(userId, key));
    if (!row || row.at < since) return Promise.resolve(null);
    return Promise.resolve({ fingerprint: row.fingerprint, response: row.response });
  }

  store(userId: string, key: string, stored: StoredResponse, at: Date): void {
    this.rows.set(rowKey(userId, key), { ...stored, at });
  }
}

function rowKey(userId: string, key: string): string {
  return `${userId}\n${key}`;
}
