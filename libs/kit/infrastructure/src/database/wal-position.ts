/** A place in the write-ahead log of a cluster: an LSN, and the timeline that it is on. */
export interface WalPosition {
  readonly timeline: number;
  readonly lsn: bigint;
}

/** A {@link WalPosition} as the statements here select it. */
export interface WalPositionRow {
  readonly timeline: number | null;
  /** Bytes from the beginning of the log, in decimal digits. */
  readonly lsn: string | null;
}

/** No server has replayed so far: there is no timeline of that number. */
export const UNKNOWN_POSITION: WalPosition = { timeline: 0, lsn: 0n };

/** The columns of a {@link WalPositionRow}, for a function of the primary that tells a position. */
export function positionColumns(lsn: string): string {
  return `('x' || left(pg_walfile_name(${lsn}), 8))::bit(32)::int AS timeline, ${lsn} - '0/0' AS lsn`;
}

/** Where the log of the primary ends, by now: not before whatever has been committed. */
export const INSERT_POSITION_STATEMENT = `SELECT ${positionColumns('pg_current_wal_insert_lsn()')}`;

const PAGE_BYTES = 8192n;
/** A page begins with a header of one of these lengths (PostgreSQL's xlog_internal.h). */
const HEADERS_BYTES: readonly bigint[] = [24n, 40n];

/**
 * A position of the primary. At the end of a page PostgreSQL already counts the header of the next,
 * which is replayed with the next record only, so it is left out.
 */
export function primaryPosition(row: WalPositionRow | undefined): WalPosition {
  const { timeline, lsn } = replayedPosition(row) ?? UNKNOWN_POSITION;
  const into = lsn % PAGE_BYTES;
  return { timeline, lsn: HEADERS_BYTES.includes(into) ? lsn - into : lsn };
}

/** How far a replica is; null when it cannot tell yet. */
export function replayedPosition(row: WalPositionRow | undefined): WalPosition | null {
  if (!row || row.timeline === null || row.lsn === null) return null;
  return { timeline: row.timeline, lsn: BigInt(row.lsn) };
}

/** Whether who has come to a position has passed the other; on another timeline nobody knows. */
export function hasReached(position: WalPosition, other: WalPosition): boolean {
  return position.timeline === other.timeline && position.lsn >= other.lsn;
}

/** Whether a position of the primary came after the other. */
export function isLater(position: WalPosition, other: WalPosition): boolean {
  return position.timeline === other.timeline
    ? position.lsn > other.lsn
    : position.timeline > other.timeline;
}

const TOKEN = /^([0-9A-F]{1,8})-([0-9A-F]{1,16})$/;

/** The position as a token that clients keep and bring back. */
export function toToken({ timeline, lsn }: WalPosition): string {
  return `${timeline.toString(16)}-${lsn.toString(16)}`.toUpperCase();
}

/** What a token says; one that says nothing is for a position that no replica has reached. */
export function fromToken(token: string): WalPosition {
  const [, timeline, lsn] = TOKEN.exec(token) ?? [];
  if (timeline === undefined || lsn === undefined) return UNKNOWN_POSITION;
  return { timeline: Number.parseInt(timeline, 16), lsn: BigInt(`0x${lsn}`) };
}
