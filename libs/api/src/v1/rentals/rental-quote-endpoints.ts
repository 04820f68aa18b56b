import { answerTo, type Endpoint, endpoint, ok } from '@strata/api-kit';
import { RentalQuotes, type QuotedRental, type QuoteReads } from '@strata/application';
import type { Clock } from '@strata/application-kit';
import { itemErrors, rentalErrors, warehouseErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import {
  presentRentalQuote,
  rentalQuoteCreateSchema,
  rentalQuoteResponseSchema,
  toRentalRequest,
} from './rental-quote-schemas.js';

/** The endpoints of quotes: `POST /rental-quotes` */
export function rentalQuoteEndpoints(
  { commands, queries }: Pick<Ports<QuoteReads>, 'commands' | 'queries'>,
  clock: Clock,
): readonly Endpoint<Role>[] {
  const quotes = new RentalQuotes(queries, clock);
  return [
    endpoint({
      method: 'post',
      path: '/rental-quotes',
      operationId: 'quoteRental',
      summary: 'Say what a rental would cost',
      description: 'Promises nothing, and stores nothing.',
      tag: 'Rentals',
      access: 'clerk',
      body: rentalQuoteCreateSchema,
      response: { status: 200, description: 'What it costs.', schema: rentalQuoteResponseSchema },
      errors: [
        rentalErrors.periodInvalid,
        rentalErrors.noRatePlan,
        itemErrors.unknown,
        warehouseErrors.unknown,
        valueErrors.currencyMismatch,
        valueErrors.amountOutOfRange,
      ],
      handle: async ({ body, origin }) => {
        const request = toRentalRequest(body);
        const present = (quote: QuotedRental) => ok(presentRentalQuote(request, quote));
        const quote = () => quotes.quote(request, origin.trace);
        // Only the answer to a key is kept, and needs a transaction.
        return origin.idempotency
          ? answerTo(commands, { execute: quote }, request, origin, present)
          : present(await quote());
      },
    }),
  ];
}
