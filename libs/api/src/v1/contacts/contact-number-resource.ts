import { id, plainResource, text } from '@strata/api-kit';
import type { ContactNumberView } from '@strata/application';
import {
  CONTACT_OWNER_TYPES,
  contactErrors,
  ContactNumber,
  type ContactNumberChange,
  type NewContactNumber,
} from '@strata/domain';
import type { Role } from '../../shared/role.js';
import Joi from 'joi';
import { phoneNumber, phoneNumberResponse } from '../../shared/phone-number-schema.js';

/** What owns a number. */
export const entityType = Joi.string().valid(...CONTACT_OWNER_TYPES);
const label = text(ContactNumber.LABEL_MAX_LENGTH);

/** Contact numbers on the wire; a number never changes its owner. */
export const contactNumberResource = plainResource<
  ContactNumberView,
  NewContactNumber,
  ContactNumberChange
>()<Role>({
  path: '/contact-numbers',
  name: 'ContactNumber',
  plural: 'ContactNumbers',
  article: 'a contact number',
  tag: 'Contacts',
  readers: 'viewer',
  notFound: contactErrors.notFound,
  fields: {
    phoneNumber: { schema: phoneNumber(), answered: phoneNumberResponse(), required: true },
    entityType: { schema: entityType, required: true, lasting: true },
    entityId: { schema: id(), required: true, lasting: true },
    label: { schema: label.allow(null, '').example('office'), answered: label.allow(null) },
    isPrimary: {
      schema: Joi.boolean().description('Takes the place of the present primary number.'),
      answered: Joi.boolean(),
    },
  },
});
