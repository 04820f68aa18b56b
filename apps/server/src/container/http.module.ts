import { v1Endpoints, type V1Ports } from '@strata/api';
import { CursorCodec } from '@strata/api-kit';
import { PasswordService } from '@strata/application';
import { JwtTokenIssuer, pgReads, Sha256ApiKeySecrets } from '@strata/infrastructure';
import { SteadyClock } from '@strata/infrastructure-kit';
import { ContainerModule } from 'inversify';
import { identifier, services } from './identifiers.js';

/** What the endpoints of every context share, but for their reads. */
const ports = identifier<Omit<V1Ports, 'queries'>>('V1Ports');

/** The endpoints of every context, on the database and on its replica. */
export const httpModule = new ContainerModule(({ bind }) => {
  bind(CursorCodec).toResolvedValue(
    (fingerprint) => new CursorCodec(fingerprint),
    [services.fingerprint],
  );
  bind(ports).toResolvedValue(
    (
      commands,
      cursors,
      passwords,
      tokens,
      apiKeySecrets,
      webhookMaking,
      seal,
      salesPolicy,
      clock,
    ) => ({
      commands,
      cursors,
      passwords,
      tokens,
      apiKeySecrets,
      ...webhookMaking,
      seal,
      salesPolicy,
      // The day it is for the company.
      today: () => salesPolicy.timeZone.dateAt(clock.now()),
      clock,
    }),
    [
      services.commands,
      CursorCodec,
      PasswordService,
      JwtTokenIssuer,
      Sha256ApiKeySecrets,
      services.webhookMaking,
      services.seal,
      services.settings,
      SteadyClock,
    ],
  );
  bind(services.endpoints).toResolvedValue(
    (queries, shared) => v1Endpoints({ ...shared, queries }),
    [services.queries, ports],
  );
  bind(services.replica).toResolvedValue(
    ({ replica }, shared) => {
      if (!replica) return null;
      const { rows, lists } = replica;
      const queries = pgReads({ rows, lists, identity: rows });
      return { reads: replica, endpoints: v1Endpoints({ ...shared, queries }) };
    },
    [services.database, ports],
  );
});
