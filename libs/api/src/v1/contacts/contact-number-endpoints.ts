import {
  collectionFormat,
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  id,
  listEndpoint,
  updateEndpoints,
  type Endpoint,
} from '@strata/api-kit';
import {
  contactNumberCollection,
  CreateContactNumberUseCase,
  DeleteContactNumberUseCase,
  UpdateContactNumberUseCase,
  type ContactNumberQueries,
} from '@strata/application';
import { contactErrors } from '@strata/domain';
import type { Role } from '../../shared/role.js';
import { valueErrors } from '@strata/domain-kit';
import { phoneNumber } from '../../shared/phone-number-schema.js';
import type { Ports } from '../../shared/ports.js';
import { contactNumberResource, entityType } from './contact-number-resource.js';

const format = collectionFormat(contactNumberCollection, {
  entityType,
  entityId: id(),
  phoneNumber: phoneNumber(),
});

const { creation, revision, page, toNew, toChange } = contactNumberResource;
const access = 'clerk';
const errors = [
  contactErrors.ownerUnknown,
  contactErrors.primaryTaken,
  valueErrors.phoneNumberInvalid,
];

/** The endpoints of contact numbers. */
export function contactNumberEndpoints(
  ports: Ports<ContactNumberQueries>,
): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    createEndpoint(
      contactNumberResource,
      { access, body: creation, errors, toCommand: toNew },
      commands,
      new CreateContactNumberUseCase(),
    ),
    listEndpoint(contactNumberResource, page, format, (query) => queries.list(query), cursors),
    getEndpoint(contactNumberResource, queries),
    ...updateEndpoints(
      contactNumberResource,
      { access, body: revision, errors, toChange },
      commands,
      queries,
      new UpdateContactNumberUseCase(),
    ),
    deleteEndpoint(
      contactNumberResource,
      { access: 'manager' },
      commands,
      new DeleteContactNumberUseCase(),
    ),
  ];
}
