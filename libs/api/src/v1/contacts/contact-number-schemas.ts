import { CONTACT_OWNER_TYPES, ContactNumber, type ContactOwnerType } from '@strata/domain';
import Joi from 'joi';
import { type BaseFields, baseFieldSchemas, id, pageSchema, text } from '@strata/api-kit';
import { phoneNumber, phoneNumberResponse } from '../../shared/phone-number-schema.js';

/** Body of `POST /contact-numbers`. */
export interface ContactNumberCreate {
  readonly phone_number: string;
  readonly entity_type: ContactOwnerType;
  readonly entity_id: string;
  readonly label?: string | null;
  readonly is_primary?: boolean;
}

/** Body of `PUT` and `PATCH /contact-numbers/{id}`; a number never changes its owner. */
export type ContactNumberUpdate = Partial<
  Pick<ContactNumberCreate, 'phone_number' | 'label' | 'is_primary'>
>;

/** A contact number as answered. */
export interface ContactNumberResponse extends BaseFields {
  readonly phone_number: string;
  readonly entity_type: ContactOwnerType;
  readonly entity_id: string;
  readonly label: string | null;
  readonly is_primary: boolean;
}

export const entityType = Joi.string().valid(...CONTACT_OWNER_TYPES);
const label = text(ContactNumber.LABEL_MAX_LENGTH).allow(null, '').example('office');
const isPrimary = Joi.boolean().description('Takes the place of the present primary number.');

export const contactNumberCreateSchema = Joi.object<ContactNumberCreate, true>({
  phone_number: phoneNumber().required(),
  entity_type: entityType.required(),
  entity_id: id().required(),
  label,
  is_primary: isPrimary,
}).id('ContactNumberCreate');

export const contactNumberUpdateSchema = Joi.object<ContactNumberUpdate, true>({
  phone_number: phoneNumber(),
  label,
  is_primary: isPrimary,
}).id('ContactNumberUpdate');

export const contactNumberResponseSchema = Joi.object<ContactNumberResponse, true>({
  ...baseFieldSchemas(),
  phone_number: phoneNumberResponse().required(),
  entity_type: entityType.required(),
  entity_id: id().required(),
  label: text(ContactNumber.LABEL_MAX_LENGTH).allow(null).required(),
  is_primary: Joi.boolean().required(),
}).id('ContactNumberResponse');

export const contactNumberPageSchema = pageSchema('ContactNumberPage', contactNumberResponseSchema);
