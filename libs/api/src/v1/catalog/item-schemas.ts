import { Item } from '@strata/domain';
import Joi from 'joi';
import {
  amount,
  type BaseFields,
  baseFieldSchemas,
  currency,
  id,
  pageSchema,
  requiredText,
  text,
} from '@strata/api-kit';

/** Body of `POST /items`. */
export interface ItemCreate {
  readonly sku: string;
  readonly name: string;
  readonly description?: string | null;
  /** Decimal text. */
  readonly unit_price: string;
  readonly currency?: string;
  readonly vendor_id?: string | null;
}

/** Body of `PUT` and `PATCH /items/{id}`: what is absent stays, null clears. */
export type ItemUpdate = Partial<ItemCreate>;

/** An item as answered. */
export interface ItemResponse extends BaseFields {
  readonly sku: string;
  readonly name: string;
  readonly description: string | null;
  readonly unit_price: string;
  readonly currency: string;
  readonly vendor_id: string | null;
}

const sku = requiredText(Item.SKU_MAX_LENGTH, 'key').example('DRILL-18V');
const name = requiredText(Item.NAME_MAX_LENGTH).example('Cordless drill');
const description = text(Item.DESCRIPTION_MAX_LENGTH, 'lines').allow(null, '');
const vendorId = id().allow(null);

export const itemCreateSchema = Joi.object<ItemCreate, true>({
  sku: sku.required(),
  name: name.required(),
  description,
  unit_price: amount().required(),
  currency: currency(),
  vendor_id: vendorId,
}).id('ItemCreate');

export const itemUpdateSchema = Joi.object<ItemUpdate, true>({
  sku,
  name,
  description,
  unit_price: amount(),
  currency: currency(),
  vendor_id: vendorId,
}).id('ItemUpdate');

export const itemResponseSchema = Joi.object<ItemResponse, true>({
  ...baseFieldSchemas(),
  sku: sku.required(),
  name: name.required(),
  description: text(Item.DESCRIPTION_MAX_LENGTH, 'lines').allow(null).required(),
  unit_price: amount().required(),
  currency: currency().required(),
  vendor_id: vendorId.required(),
}).id('ItemResponse');

export const itemPageSchema = pageSchema('ItemPage', itemResponseSchema);
