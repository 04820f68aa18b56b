import { LIST_BYTES_MAX } from '@strata/application-kit';

/**
 * The first items as JSON texts: as many as a page may hold, at least one if there is one.
 * @param present gives each item as it goes over the wire
 */
export function withinBudget<View>(
  views: readonly View[],
  present: (view: View) => unknown,
): readonly string[] {
  const texts: string[] = [];
  let bytes = 0;
  for (const view of views) {
    const text = JSON.stringify(present(view));
    bytes += Buffer.byteLength(text);
    if (bytes > LIST_BYTES_MAX && texts.length > 0) break;
    texts.push(text);
  }
  return texts;
}
