import {
  asGiven,
  collectionFormat,
  emailTerm,
  PART_OF_EMAIL,
  partOf,
  plainEndpoints,
  searchTerm,
  text,
} from '@strata/api-kit';
import {
  CreateVendorUseCase,
  DeleteVendorUseCase,
  RestoreVendorUseCase,
  UpdateVendorUseCase,
  vendorCollection,
  type VendorQueries,
} from '@strata/application';
import { Address, Vendor, vendorErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import { ADDRESS_ERRORS } from '../../shared/address-schema.js';
import type { Ports } from '../../shared/ports.js';
import { vendorResource } from './vendor-resource.js';

/** The endpoints of vendors. */
export const vendorEndpoints = (ports: Ports<VendorQueries>) =>
  plainEndpoints(ports, {
    resource: vendorResource,
    format: collectionFormat(vendorCollection, {
      name: searchTerm(Vendor.NAME_MAX_LENGTH).description(partOf('the name')),
      email: emailTerm().description(PART_OF_EMAIL),
      city: text(Address.CITY_MAX_LENGTH).description('The city, exactly.'),
    }),
    access: 'manager',
    errors: [
      vendorErrors.nameTaken,
      vendorErrors.emailTaken,
      valueErrors.emailInvalid,
      ...ADDRESS_ERRORS,
    ],
    deletion: { errors: [vendorErrors.hasOpenPurchaseOrders] },
    create: new CreateVendorUseCase(),
    update: new UpdateVendorUseCase(),
    delete: new DeleteVendorUseCase(),
    restoration: {
      useCase: new RestoreVendorUseCase(),
      errors: [vendorErrors.nameTaken, vendorErrors.emailTaken],
    },
    toCommand: asGiven,
    toChange: asGiven,
  });
