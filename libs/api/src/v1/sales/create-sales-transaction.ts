import { answerTo } from '@strata/api-kit';
import { CreateSalesTransactionUseCase } from '@strata/application';
import {
  ANY_PRICE,
  type DiscountRate,
  itemErrors,
  type PriceAllowance,
  salesErrors,
  stockErrors,
  warehouseErrors,
} from '@strata/domain';
import { type TimeZone, valueErrors } from '@strata/domain-kit';
import { created, endpoint, locationOf } from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import { type Role, roleAllows } from '../../shared/role.js';
import { presentSalesTransaction } from './sales-presenter.js';
import { salesTransactionCreateSchema, salesTransactionResponseSchema } from './sales-schemas.js';

/** As many lines as there can be, each with a reason; not with every character of it escaped. */
const BODY_BYTES = 224 * 1024;

/** What an installation decides about its sales. */
export interface SalesPolicy {
  /** The most that a clerk leaves off a price. */
  readonly clerkDiscountMax: DiscountRate;
  /** Where the company is. */
  readonly timeZone: TimeZone;
}

/** `POST /sales-transactions` */
export const createSalesTransaction = (
  commands: Commands,
  { clerkDiscountMax, timeZone }: SalesPolicy,
) => {
  const useCase = new CreateSalesTransactionUseCase(timeZone);
  const ofClerks = { discountMax: clerkDiscountMax, mayNamePrice: false };
  const allowanceOf = (role: Role): PriceAllowance =>
    roleAllows(role, 'manager') ? ANY_PRICE : ofClerks;
  return endpoint({
    method: 'post',
    path: '/sales-transactions',
    operationId: 'createSalesTransaction',
    summary: 'Make a sale',
    description:
      'Reserves the stock of every line, or of none. Below the list a manager sells at any price, a clerk with a discount.',
    tag: 'Sales',
    access: 'clerk',
    body: salesTransactionCreateSchema,
    bodyBytes: BODY_BYTES,
    response: {
      status: 201,
      description: 'The sale, confirmed.',
      schema: salesTransactionResponseSchema,
      etag: true,
      location: true,
    },
    errors: [
      salesErrors.customerUnknown,
      salesErrors.priceNegative,
      salesErrors.priceTwice,
      salesErrors.priceZero,
      salesErrors.priceBelowList,
      itemErrors.unknown,
      warehouseErrors.unknown,
      stockErrors.insufficient,
      valueErrors.currencyMismatch,
      valueErrors.amountOutOfRange,
      valueErrors.tooManyPlaces,
    ],
    handle: ({ body, actor, origin }) =>
      answerTo(
        commands,
        useCase,
        {
          customerId: body.customer_id,
          paymentTerms: body.payment_terms,
          allowance: allowanceOf(actor.role),
          items: body.items.map((line) => ({
            itemId: line.item_id,
            quantity: line.quantity,
            unitPrice: line.unit_price,
            discount: line.discount,
            warehouseId: line.warehouse_id,
          })),
        },
        origin,
        (sale) =>
          created(presentSalesTransaction(sale.toSnapshot()), {
            location: locationOf('/sales-transactions', sale.id),
            version: sale.version,
          }),
      ),
  });
};
