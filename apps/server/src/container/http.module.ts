import { CursorCodec } from '@strata/api-kit';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** What the endpoints of every context share. */
export const httpModule = new ContainerModule(({ bind }) => {
  bind(CursorCodec).toResolvedValue(
    (fingerprint) => new CursorCodec(fingerprint),
    [services.fingerprint],
  );
});
