/** One moment of all that is stored: what is read in it fits together, however long the reading takes. */
export interface Snapshot {
  /** By the clock of whatever holds the data. */
  readonly takenAt: Date;
}

/** Takes snapshots for those who read more than a page. */
export interface Snapshots {
  /**
   * Takes one, which lasts until the work is done.
   * @throws DomainError `applicationErrors.tooManySnapshots` when as many as there may be are being read
   */
  read<Result>(work: (snapshot: Snapshot) => Promise<Result>): Promise<Result>;
}
