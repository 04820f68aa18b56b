import { asGiven, collectionFormat, id, plainEndpoints } from '@strata/api-kit';
import {
  contactNumberCollection,
  CreateContactNumberUseCase,
  DeleteContactNumberUseCase,
  UpdateContactNumberUseCase,
  type ContactNumberQueries,
} from '@strata/application';
import { contactErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import { phoneNumber } from '../../shared/phone-number-schema.js';
import type { Ports } from '../../shared/ports.js';
import { contactNumberResource, entityType } from './contact-number-resource.js';

/** The endpoints of contact numbers. */
export const contactNumberEndpoints = (ports: Ports<ContactNumberQueries>) =>
  plainEndpoints(ports, {
    resource: contactNumberResource,
    format: collectionFormat(contactNumberCollection, {
      entityType,
      entityId: id(),
      phoneNumber: phoneNumber(),
    }),
    access: 'clerk',
    errors: [
      contactErrors.ownerUnknown,
      contactErrors.primaryTaken,
      valueErrors.phoneNumberInvalid,
    ],
    deletion: { access: 'manager' },
    create: new CreateContactNumberUseCase(),
    update: new UpdateContactNumberUseCase(),
    delete: new DeleteContactNumberUseCase(),
    toCommand: asGiven,
    toChange: asGiven,
  });
