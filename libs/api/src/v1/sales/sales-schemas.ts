import {
  PaymentTerms,
  SALES_NUMBER_PATTERN,
  SALES_STATUSES,
  SalesReturn,
  SalesTransaction,
  type CustomerId,
  type Discount,
  type ItemId,
  type PaymentMethod,
  type PaymentTermsName,
  type SalesLineId,
  type WarehouseId,
} from '@strata/domain';
import Joi from 'joi';
import {
  amount,
  baseFieldSchemas,
  currency,
  id,
  pageSchema,
  quantity,
  requiredText,
} from '@strata/api-kit';
import { paymentStatus, refundMethod } from '../billing/billing-schemas.js';
import { addressResponseSchema } from '../../shared/address-schema.js';
import { discountResponseSchema, discountSchema } from './discount-schema.js';

/** Body of `POST /sales-transactions`. */
export interface SalesTransactionCreate {
  readonly customer_id: CustomerId;
  readonly payment_terms: PaymentTermsName;
  readonly items: SalesTransactionItemCreate[];
}

/** A line of it. */
export interface SalesTransactionItemCreate {
  readonly item_id: ItemId;
  readonly quantity: number;
  /** Decimal text. */
  readonly unit_price?: string;
  readonly discount?: Discount;
  readonly warehouse_id?: WarehouseId;
}

/** Body of `POST /sales-transactions/{id}/returns`. */
export interface SalesReturnCreate {
  readonly warehouse_id: WarehouseId;
  readonly reason: string;
  readonly items: SalesReturnItemCreate[];
  readonly refund_method?: PaymentMethod;
}

/** A line of it. */
export interface SalesReturnItemCreate {
  readonly sales_transaction_item_id: SalesLineId;
  readonly quantity: number;
  readonly restock?: boolean;
}

export const salesStatus = Joi.string().valid(...SALES_STATUSES);
const terms = Joi.string().valid(...PaymentTerms.NAMES);
const pieces = Joi.number().integer().min(0);

export const salesTransactionCreateSchema = Joi.object<SalesTransactionCreate, true>({
  customer_id: id().required(),
  payment_terms: terms.required(),
  items: Joi.array()
    .items(
      Joi.object<SalesTransactionItemCreate, true>({
        item_id: id().required(),
        quantity: quantity().required(),
        unit_price: amount().description(
          'The price of the catalog unless said; not 0.00 and, for clerks, not below that.',
        ),
        discount: discountSchema,
        warehouse_id: id().description('Any unless said, the fullest first.'),
      }),
    )
    .min(1)
    .max(SalesTransaction.LINES_MAX)
    .required(),
})
  .id('SalesTransactionCreate')
  .description('Who buys what.');

export const salesReturnCreateSchema = Joi.object<SalesReturnCreate, true>({
  warehouse_id: id().required().description('Where the goods are taken in.'),
  reason: requiredText(SalesReturn.REASON_MAX_LENGTH, 'lines').required().example('Wrong size'),
  items: Joi.array()
    .items(
      Joi.object<SalesReturnItemCreate, true>({
        sales_transaction_item_id: id().required(),
        quantity: quantity().required(),
        restock: Joi.boolean().description('`true` unless said; `false` writes the goods off.'),
      }),
    )
    .min(1)
    .max(SalesTransaction.LINES_MAX)
    .required(),
  refund_method: refundMethod(),
})
  .id('SalesReturnCreate')
  .description('What came back of a sale.');

/** Body of `POST /sales-transactions/{id}/cancel`; none is as good. */
export interface SalesTransactionCancel {
  readonly refund_method?: PaymentMethod;
}

export const salesTransactionCancelSchema = Joi.object<SalesTransactionCancel, true>({
  refund_method: refundMethod(),
})
  .id('SalesTransactionCancel')
  .description('How money goes back; it may be left out.');

const salesTransactionFields = {
  ...baseFieldSchemas(),
  number: Joi.string().pattern(SALES_NUMBER_PATTERN).required().example('ST-2026-000042'),
  customer_id: id().required(),
  customer_name: Joi.string().required().description('At the time of the sale; so is the address.'),
  customer_address: addressResponseSchema().allow(null).required(),
  payment_terms: terms.required(),
  due_date: Joi.string()
    .required()
    .example('2026-02-14')
    .description('A date where the company is.'),
  status: salesStatus.required(),
  payment_status: paymentStatus.required(),
  currency: currency().required(),
  total_amount: amount().required(),
  paid_amount: amount().required(),
  refunded_amount: amount().required(),
  returned_amount: amount().required(),
  goodwill_amount: amount()
    .required()
    .description('What was refunded without a return, and is not owed any more.'),
  balance_due: amount().required(),
};
const salesLines = Joi.array().items(
  Joi.object({
    id: id().required(),
    item_id: id().required(),
    sku: Joi.string().required().description('At the time of the sale; so is the name.'),
    name: Joi.string().required(),
    quantity: quantity().required(),
    list_price: amount().required().description('Of the catalog at the time of the sale.'),
    unit_price: amount().required(),
    discount: discountResponseSchema.allow(null).required(),
    line_total: amount().required(),
    returned_quantity: pieces.required(),
    allocations: Joi.array()
      .items(Joi.object({ warehouse_id: id().required(), quantity: quantity().required() }))
      .required(),
  }),
);

export const salesTransactionResponseSchema = Joi.object({
  ...salesTransactionFields,
  items: salesLines.required(),
})
  .id('SalesTransactionResponse')
  .description('The present state of a sale.');

export const salesTransactionPageSchema = pageSchema(
  'SalesTransactionPage',
  Joi.object({
    ...salesTransactionFields,
    items: salesLines.description('With `include=items` alone.'),
  })
    .id('SalesTransactionListed')
    .description('A sale as lists show it.'),
);

const salesReturnFields = {
  ...baseFieldSchemas(),
  sales_transaction_id: id().required(),
  warehouse_id: id().required(),
  reason: Joi.string().required(),
  currency: currency().required(),
  return_amount: amount().required().description('At the sold price.'),
  refund_amount: amount().required().description('What was given back of what had been paid.'),
};
const returnedLines = Joi.array().items(
  Joi.object({
    sales_transaction_item_id: id().required(),
    item_id: id().required(),
    sku: Joi.string().required().description('At the time of the sale; so is the name.'),
    name: Joi.string().required(),
    quantity: quantity().required(),
    unit_price: amount().required(),
    restock: Joi.boolean().required(),
    amount: amount().required(),
  }),
);

export const salesReturnResponseSchema = Joi.object({
  ...salesReturnFields,
  items: returnedLines.required(),
})
  .id('SalesReturnResponse')
  .description('What came back of a sale; never changes.');

export const salesReturnPageSchema = pageSchema(
  'SalesReturnPage',
  Joi.object({
    ...salesReturnFields,
    items: returnedLines.description('With `include=items` alone.'),
  })
    .id('SalesReturnListed')
    .description('A return as lists show it.'),
);
