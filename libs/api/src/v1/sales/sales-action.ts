import { answerTo } from '@strata/api-kit';
import type { Transaction } from '@strata/application';
import type { UseCase } from '@strata/application-kit';
import { salesErrors, type SalesTransaction, type SalesTransactionId } from '@strata/domain';
import type { ObjectSchema } from 'joi';
import { type DeclaredError, endpoint, idParams, ok } from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import { presentSalesTransaction } from './sales-presenter.js';
import { salesTransactionResponseSchema } from './sales-schemas.js';

/** What differs from action to action. */
export interface SalesAction<Body, Details> {
  /** The last segment of the path. */
  readonly name: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly body: ObjectSchema<Body>;
  readonly errors: readonly DeclaredError[];
  toDetails(body: Body): Details;
}

/** `POST /sales-transactions/{id}/…`: does something to a sale and answers its new state */
export const salesAction = <Body, Details extends object>(
  { name, body, errors, toDetails, ...words }: SalesAction<Body, Details>,
  commands: Commands,
  useCase: UseCase<
    {
      readonly id: SalesTransactionId;
      readonly expectedVersions?: readonly number[] | undefined;
    } & Details,
    SalesTransaction,
    Transaction
  >,
) =>
  endpoint({
    ...words,
    method: 'post',
    path: `/sales-transactions/:id/${name}`,
    tag: 'Sales',
    access: 'clerk',
    params: idParams<'SalesTransaction'>(),
    body,
    conditional: true,
    response: {
      status: 200,
      description: 'The new state of the sale.',
      schema: salesTransactionResponseSchema,
      etag: true,
    },
    errors: [salesErrors.notFound, salesErrors.wrongStatus, ...errors],
    handle: ({ params, body: given, actor, expectedVersions, idempotency }) =>
      answerTo(
        commands,
        useCase,
        { id: params.id, expectedVersions, ...toDetails(given) },
        { by: actor.id, idempotency },
        (sale) => ok(presentSalesTransaction(sale.toSnapshot()), sale.version),
      ),
  });
