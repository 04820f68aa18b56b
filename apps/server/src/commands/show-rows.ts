import type { OnRows } from '@strata/infrastructure-kit';
import { showProgress, type Progress } from './progress.js';

/** Shows how far a dump or a restore is; how many rows there are turns out with the first call. */
export function showRows(what: string): { readonly onRows: OnRows; readonly end: () => void } {
  let progress: Progress | undefined;
  return {
    onRows: (done, total) => {
      progress ??= showProgress(what, total);
      progress.advance(done);
    },
    end: () => progress?.end(),
  };
}
