import type { AggregateSnapshot } from '@strata/domain-kit';
import Joi, { type StrictSchemaMap } from 'joi';
import { id } from '../schemas/id-schema.js';

/** What every resource answers beside its own fields. */
export interface BaseFields {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly created_at: string;
  readonly updated_at: string;
  /** User id, `system`, or null when unknown. */
  readonly created_by: string | null;
  readonly updated_by: string | null;
  readonly is_active: boolean;
  readonly version: number;
}

/** Schemas of the base fields. */
export function baseFieldSchemas(): StrictSchemaMap<BaseFields> {
  return {
    id: id().required(),
    created_at: Joi.string().isoDate().required(),
    updated_at: Joi.string().isoDate().required(),
    created_by: Joi.string().allow(null).required(),
    updated_by: Joi.string().allow(null).required(),
    is_active: Joi.boolean().required(),
    version: Joi.number().integer().min(1).required(),
  };
}

/** The base fields of an aggregate, to the wire. */
export function presentBaseFields(snapshot: AggregateSnapshot<string>): BaseFields {
  return {
    id: snapshot.id,
    created_at: snapshot.createdAt.toISOString(),
    updated_at: snapshot.updatedAt.toISOString(),
    created_by: snapshot.createdBy,
    updated_by: snapshot.updatedBy,
    is_active: snapshot.isActive,
    version: snapshot.version,
  };
}
