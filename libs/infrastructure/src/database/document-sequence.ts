/** The place of a document's number in its sequence, as SQL: what numbers are sorted by, and their index holds. */
export function sequenceOf(number: string): string {
  return `split_part(${number}, '-', 3)::bigint`;
}
