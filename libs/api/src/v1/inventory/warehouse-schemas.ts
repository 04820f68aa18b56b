import { Warehouse } from '@strata/domain';
import Joi from 'joi';
import { type BaseFields, baseFieldSchemas, pageSchema, requiredText } from '@strata/api-kit';
import {
  type AddressBody,
  addressResponseSchema,
  addressSchema,
} from '../../shared/address-schema.js';

/** Body of `POST /warehouses`. */
export interface WarehouseCreate {
  readonly code: string;
  readonly name: string;
  readonly address: AddressBody;
}

/** Body of `PUT` and `PATCH /warehouses/{id}`: what is absent stays. */
export type WarehouseUpdate = Partial<WarehouseCreate>;

/** A warehouse as answered. */
export interface WarehouseResponse extends BaseFields {
  readonly code: string;
  readonly name: string;
  readonly address: Required<AddressBody>;
}

const code = requiredText(Warehouse.CODE_MAX_LENGTH, 'key').example('EAST');
const name = requiredText(Warehouse.NAME_MAX_LENGTH).example('East depot');

export const warehouseCreateSchema = Joi.object<WarehouseCreate, true>({
  code: code.required(),
  name: name.required(),
  address: addressSchema().required(),
}).id('WarehouseCreate');

export const warehouseUpdateSchema = Joi.object<WarehouseUpdate, true>({
  code,
  name,
  address: addressSchema(),
}).id('WarehouseUpdate');

export const warehouseResponseSchema = Joi.object<WarehouseResponse, true>({
  ...baseFieldSchemas(),
  code: code.required(),
  name: name.required(),
  address: addressResponseSchema().required(),
}).id('WarehouseResponse');

export const warehousePageSchema = pageSchema('WarehousePage', warehouseResponseSchema);
