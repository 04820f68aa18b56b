import { v1Endpoints } from '@strata/api';
import { CursorCodec } from '@strata/api-kit';
import { PasswordService } from '@strata/application';
import { JwtTokenIssuer, pgReads } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** What the endpoints of every context share, but for their reads. */
const SHARED = [services.commands, CursorCodec, PasswordService, JwtTokenIssuer] as const;

/** The endpoints of every context, on the database and on its replica. */
export const httpModule = new ContainerModule(({ bind }) => {
  bind(CursorCodec).toResolvedValue(
    (fingerprint) => new CursorCodec(fingerprint),
    [services.fingerprint],
  );
  bind(services.endpoints).toResolvedValue(
    (queries, commands, cursors, passwords, tokens) =>
      v1Endpoints({ commands, cursors, queries, passwords, tokens }),
    [services.queries, ...SHARED],
  );
  bind(services.replica).toResolvedValue(
    ({ replica }, commands, cursors, passwords, tokens) => {
      if (!replica) return null;
      const { rows, lists } = replica;
      const queries = pgReads({ rows, lists, identity: rows });
      const endpoints = v1Endpoints({ commands, cursors, queries, passwords, tokens });
      return { reads: replica, endpoints };
    },
    [services.database, ...SHARED],
  );
});
