import type { Role } from '../../shared/role.js';
import {
  CONTACT_NUMBER_SORT_KEYS,
  type CreateContactNumberUseCase,
  type DeleteContactNumberUseCase,
  type UpdateContactNumberUseCase,
  type ContactNumberFilter,
  type ContactNumberQueries,
  type ContactNumberView,
} from '@strata/application';
import { contactErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import {
  createEndpoint,
  type CursorCodec,
  deleteEndpoint,
  type Endpoint,
  getEndpoint,
  id,
  listEndpoint,
  ListFormat,
  type Resource,
  updateEndpoints,
} from '@strata/api-kit';
import { phoneNumber } from '../../shared/phone-number-schema.js';
import type { Commands } from '../../shared/commands.js';
import { presentContactNumber } from './contact-number-presenter.js';
import {
  contactNumberCreateSchema,
  contactNumberPageSchema,
  contactNumberResponseSchema,
  contactNumberUpdateSchema,
  entityType,
  type ContactNumberCreate,
  type ContactNumberResponse,
  type ContactNumberUpdate,
} from './contact-number-schemas.js';

/** What the endpoints of contact numbers work with. */
export interface ContactNumberPorts {
  readonly commands: Commands;
  readonly cursors: CursorCodec;
  readonly queries: ContactNumberQueries;
  readonly create: CreateContactNumberUseCase;
  readonly update: UpdateContactNumberUseCase;
  readonly delete: DeleteContactNumberUseCase;
}

const resource: Resource<ContactNumberView, ContactNumberResponse, Role> = {
  path: '/contact-numbers',
  name: 'ContactNumber',
  plural: 'ContactNumbers',
  article: 'a contact number',
  tag: 'Contacts',
  readers: 'viewer',
  schema: contactNumberResponseSchema,
  notFound: contactErrors.notFound,
  present: presentContactNumber,
};

const format = new ListFormat(
  'contact numbers',
  {
    entity_type: entityType,
    entity_id: id(),
    phone_number: phoneNumber(),
  },
  CONTACT_NUMBER_SORT_KEYS,
  (parameters: Partial<ContactNumberCreate>): ContactNumberFilter => ({
    entityType: parameters.entity_type,
    entityId: parameters.entity_id,
    phoneNumber: parameters.phone_number,
  }),
);

const errors = [
  contactErrors.ownerUnknown,
  contactErrors.primaryTaken,
  valueErrors.phoneNumberInvalid,
];

/** The endpoints of contact numbers. */
export function contactNumberEndpoints(ports: ContactNumberPorts): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    createEndpoint(
      resource,
      {
        access: 'clerk',
        body: contactNumberCreateSchema,
        errors,
        toCommand: ({ entity_type, entity_id, ...rest }) => ({
          entityType: entity_type,
          entityId: entity_id,
          ...toChange(rest),
          phoneNumber: rest.phone_number,
        }),
      },
      commands,
      ports.create,
    ),
    listEndpoint(
      resource,
      contactNumberPageSchema,
      format,
      (query) => queries.list(query),
      cursors,
    ),
    getEndpoint(resource, queries),
    ...updateEndpoints(
      resource,
      { access: 'clerk', body: contactNumberUpdateSchema, errors, toChange: toChange },
      commands,
      queries,
      ports.update,
    ),
    deleteEndpoint(resource, { access: 'manager' }, commands, ports.delete),
  ];
}

function toChange({
  phone_number: phoneNumber,
  label,
  is_primary: isPrimary,
}: ContactNumberUpdate) {
  return { phoneNumber, label, isPrimary };
}
