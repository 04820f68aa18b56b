import { answerTo, created, type DeclaredError, endpoint, locationOf } from '@strata/api-kit';
import type { StockBooking, StockDocumentView, Transaction } from '@strata/application';
import type { UseCase } from '@strata/application-kit';
import { itemErrors, warehouseErrors } from '@strata/domain';
import type { ObjectSchema } from 'joi';
import type { Commands } from '../../shared/commands.js';
import { presentStockLevel } from './stock-presenter.js';

/** What differs from one kind of booking to the other. */
export interface Booking<Body, Command> {
  /** Where its documents are, below the base path. */
  readonly path: `/${string}`;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly body: ObjectSchema<Body>;
  readonly schema: ObjectSchema<object>;
  readonly errors: readonly DeclaredError[];
  present(document: StockDocumentView): object;
  toCommand(body: Body): Command;
}

/** `POST /inventory/…`: books something, and answers its document and the levels after it */
export const bookStock = <Body, Command>(
  { path, body, schema, errors, present, toCommand, ...words }: Booking<Body, Command>,
  commands: Commands,
  useCase: UseCase<NoInfer<Command>, StockBooking, Transaction>,
) =>
  endpoint({
    ...words,
    method: 'post',
    path,
    tag: 'Inventory',
    access: 'manager',
    body,
    response: {
      status: 201,
      description: 'It is booked.',
      schema,
      etag: true,
      location: true,
    },
    errors: [itemErrors.unknown, warehouseErrors.unknown, ...errors],
    handle: ({ body: given, origin }) =>
      answerTo(commands, useCase, toCommand(given), origin, ({ document, levels }) =>
        created(
          {
            ...present(document.toSnapshot()),
            levels: levels.map((level) => presentStockLevel(level.toSnapshot())),
          },
          { location: locationOf(path, document.id), version: document.version },
        ),
      ),
  });
