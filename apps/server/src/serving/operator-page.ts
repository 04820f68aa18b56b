import { webhooksSection } from '@strata/api';
import {
  factsSection,
  type Health,
  jobsSection,
  momentHtml,
  modulesSection,
  type OperatorFact,
  type OperatorOutbox,
  type OperatorPage,
  outboxSection,
  reconciliationSection,
} from '@strata/api-kit';
import { IssueTokenUseCase, PasswordService, type Transaction } from '@strata/application';
import type { Role } from '@strata/domain';
import { JwtTokenIssuer } from '@strata/infrastructure';
import {
  type DatabaseConnection,
  onlyRow,
  outboxBacklog,
  SteadyClock,
} from '@strata/infrastructure-kit';
import type { DeliveryState, JobState, UnitOfWork } from '@strata/application-kit';
import type { Container } from 'inversify';
import { services } from '../container/identifiers.js';
import { MODULES } from '../module-map.js';
import { reconciliationChecks } from '../reconciliation/reconciliation-checks.js';

/** The page of operators, of everything that the container has; undefined where it is switched off. */
export function operatorPage(
  container: Container,
  health: Health,
  jobs: () => readonly JobState[],
): OperatorPage<Role> | undefined {
  const settings = container.get(services.settings);
  if (!settings.operatorPage) return undefined;
  const started = container.get(SteadyClock).now();
  const [database, queries] = [container.get(services.database), container.get(services.queries)];
  const signIn = new IssueTokenUseCase(
    container.get(PasswordService),
    container.get(JwtTokenIssuer),
  );
  return {
    access: 'admin',
    signIn: settings.passwordSignIn ? (by, password) => signIn.execute(by, password) : null,
    sections: [
      factsSection('health', 'Health', () => healthFacts(health, started)),
      factsSection('versions', 'Versions', () => versionFacts(health.version, database)),
      outboxSection(outboxOf(database, container.get(services.unitOfWork))),
      webhooksSection({
        queries: queries.webhooks,
        commands: container.get(services.commands),
        ...container.get(services.webhookMaking),
      }),
      jobsSection(jobs),
      reconciliationSection(reconciliationChecks(queries, database)),
      modulesSection(MODULES),
    ],
  };
}

async function healthFacts(health: Health, started: Date): Promise<readonly OperatorFact[]> {
  const problem = await health.databaseProblem();
  const phase = health.phase();
  return [
    { name: 'Server', value: phase, isGood: phase === 'ready' },
    { name: 'Database', value: problem ?? 'answers', isGood: problem === null },
    { name: 'Started', value: momentHtml(started) },
    { name: 'Memory', value: `${Math.round(process.memoryUsage.rss() / 1024 ** 2)} MB` },
  ];
}

async function versionFacts(
  version: string,
  { lists }: DatabaseConnection,
): Promise<readonly OperatorFact[]> {
  const { rows } = await lists.query<{ postgres: string; migration: string | null }>(
    `SELECT current_setting('server_version') AS postgres,
            (SELECT migration_name FROM _prisma_migrations
              WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
              ORDER BY migration_name DESC LIMIT 1) AS migration`,
  );
  const { postgres, migration } = onlyRow(rows);
  return [
    { name: 'This service', value: version },
    { name: 'Node.js', value: process.versions.node },
    { name: 'PostgreSQL', value: postgres },
    { name: 'Last migration', value: migration ?? 'none' },
  ];
}

function outboxOf(
  { lists }: DatabaseConnection,
  unitOfWork: UnitOfWork<Transaction>,
): OperatorOutbox {
  return {
    backlog: () => outboxBacklog(lists),
    failed: () => unitOfWork.run((tx) => tx.deliveries.failed()),
    resubmit: async (keys) => {
      const states: (DeliveryState | null)[] = [];
      // Each for itself: what cannot be resubmitted holds up none of the others.
      for (const key of keys) {
        states.push(await unitOfWork.run((tx) => tx.deliveries.resubmit(key)));
      }
      return states;
    },
    skip: (key) => unitOfWork.run((tx) => tx.deliveries.skip(key)),
  };
}
