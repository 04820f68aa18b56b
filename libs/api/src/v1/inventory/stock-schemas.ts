import {
  STOCK_CAUSE_TYPES,
  STOCK_CURRENCY,
  STOCK_MOVEMENT_KINDS,
  STOCK_NOTE_MAX_LENGTH,
} from '@strata/domain';
import Joi from 'joi';
import { amount, baseFieldSchemas, id, pageSchema, text } from '@strata/api-kit';

export const movementKind = Joi.string().valid(...STOCK_MOVEMENT_KINDS);
export const causeType = Joi.string().valid(...STOCK_CAUSE_TYPES);
const pieces = Joi.number().integer().min(0);

export const stockLevelSchema = Joi.object({
  ...baseFieldSchemas(),
  item_id: id().required(),
  warehouse_id: id().required(),
  on_hand: pieces.required(),
  reserved: pieces.required().description('Promised to sales.'),
  available: pieces.required().description('On hand and not promised.'),
  value: amount()
    .required()
    .description(`What the pieces on hand cost together, in ${STOCK_CURRENCY}.`),
})
  .id('StockLevelResponse')
  .description('How many pieces of an item a warehouse has for sale, and what they cost.');

export const stockLevelPageSchema = pageSchema('StockLevelPage', stockLevelSchema);

export const stockMovementSchema = Joi.object({
  id: id().required(),
  item_id: id().required(),
  warehouse_id: id().required(),
  kind: movementKind.required(),
  on_hand_delta: Joi.number().integer().required(),
  reserved_delta: Joi.number().integer().required(),
  value_delta: Joi.string()
    .pattern(/^-?\d+(\.\d+)?$/)
    .required()
    .description(
      `What the pieces cost that came or, negative, went, in ${STOCK_CURRENCY}; 0.00 of what stayed.`,
    )
    .example('-39.98'),
  cause_type: causeType.required(),
  cause_id: id().required(),
  note: text(STOCK_NOTE_MAX_LENGTH).allow(null).required(),
  created_at: Joi.string().isoDate().required(),
  created_by: Joi.string().required(),
})
  .id('StockMovementResponse')
  .description('An entry of the ledger of stock; never changes.');

export const stockMovementPageSchema = pageSchema('StockMovementPage', stockMovementSchema);

/** A level of which more is promised than is there. */
export const stockShortageSchema = Joi.object({
  item_id: id().required(),
  warehouse_id: id().required(),
  on_hand: pieces.required(),
  reserved: pieces.required().description('Promised to sales.'),
  missing: pieces.required().description('Promised and not there.'),
})
  .id('StockShortageResponse')
  .description('A level of which more is promised than is there.');

export const stockShortagePageSchema = pageSchema('StockShortagePage', stockShortageSchema);
