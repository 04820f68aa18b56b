import { v1Endpoints } from '@strata/api';
import { CursorCodec } from '@strata/api-kit';
import { PasswordService } from '@strata/application';
import { JwtTokenIssuer } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The endpoints of every context, and what they share. */
export const httpModule = new ContainerModule(({ bind }) => {
  bind(CursorCodec).toResolvedValue(
    (fingerprint) => new CursorCodec(fingerprint),
    [services.fingerprint],
  );
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries, passwords, tokens) =>
      v1Endpoints({ commands, cursors, queries, passwords, tokens }),
    [services.commands, CursorCodec, services.queries, PasswordService, JwtTokenIssuer],
  );
});
