import { CursorCodec } from '@strata/api-kit';
import { salesEndpoints } from '@strata/api';
import {
  CancelSalesTransactionUseCase,
  CreateSalesTransactionUseCase,
  FulfillSalesTransactionUseCase,
  ReceiveSalesReturnUseCase,
  RecordPaymentUseCase,
} from '@strata/application';
import { PgSalesReturnQueries, PgSalesTransactionQueries } from '@strata/infrastructure';
import { ContainerModule } from 'inversify';
import { services } from './identifiers.js';

/** The sales context. */
export const salesModule = new ContainerModule(({ bind }) => {
  bind(services.salesTransactionQueries).toResolvedValue(
    ({ rows, lists }) => new PgSalesTransactionQueries(rows, lists),
    [services.database],
  );
  bind(services.salesReturnQueries).toResolvedValue(
    ({ rows, lists }) => new PgSalesReturnQueries(rows, lists),
    [services.database],
  );
  bind(CreateSalesTransactionUseCase).toResolvedValue(() => new CreateSalesTransactionUseCase());
  bind(RecordPaymentUseCase).toResolvedValue(() => new RecordPaymentUseCase());
  bind(FulfillSalesTransactionUseCase).toResolvedValue(() => new FulfillSalesTransactionUseCase());
  bind(CancelSalesTransactionUseCase).toResolvedValue(() => new CancelSalesTransactionUseCase());
  bind(ReceiveSalesReturnUseCase).toResolvedValue(() => new ReceiveSalesReturnUseCase());
  bind(services.endpoints).toResolvedValue(
    (commands, cursors, queries, returnQueries, create, pay, fulfill, cancel, receiveReturn) =>
      salesEndpoints({
        commands,
        cursors,
        queries,
        returnQueries,
        create,
        pay,
        fulfill,
        cancel,
        receiveReturn,
      }),
    [
      services.commands,
      CursorCodec,
      services.salesTransactionQueries,
      services.salesReturnQueries,
      CreateSalesTransactionUseCase,
      RecordPaymentUseCase,
      FulfillSalesTransactionUseCase,
      CancelSalesTransactionUseCase,
      ReceiveSalesReturnUseCase,
    ],
  );
});
