import {
  collectionFormat,
  createEndpoint,
  deleteEndpoint,
  emailTerm,
  getEndpoint,
  listEndpoint,
  PART_OF_EMAIL,
  partOf,
  searchTerm,
  text,
  updateEndpoints,
  type Endpoint,
} from '@strata/api-kit';
import {
  CreateVendorUseCase,
  DeleteVendorUseCase,
  UpdateVendorUseCase,
  vendorCollection,
  type VendorQueries,
} from '@strata/application';
import { Address, Vendor, vendorErrors } from '@strata/domain';
import type { Role } from '../../shared/role.js';
import { valueErrors } from '@strata/domain-kit';
import { ADDRESS_ERRORS } from '../../shared/address-schema.js';
import type { Ports } from '../../shared/ports.js';
import { vendorResource } from './vendor-resource.js';

const format = collectionFormat(vendorCollection, {
  name: searchTerm(Vendor.NAME_MAX_LENGTH).description(partOf('the name')),
  email: emailTerm().description(PART_OF_EMAIL),
  city: text(Address.CITY_MAX_LENGTH).description('The city, exactly.'),
});

const { creation, revision, page, toNew, toChange } = vendorResource;
const access = 'manager';
const errors = [
  vendorErrors.nameTaken,
  vendorErrors.emailTaken,
  valueErrors.emailInvalid,
  ...ADDRESS_ERRORS,
];

/** The endpoints of vendors. */
export function vendorEndpoints(ports: Ports<VendorQueries>): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    createEndpoint(
      vendorResource,
      { access, body: creation, errors, toCommand: toNew },
      commands,
      new CreateVendorUseCase(),
    ),
    listEndpoint(vendorResource, page, format, (query) => queries.list(query), cursors),
    getEndpoint(vendorResource, queries),
    ...updateEndpoints(
      vendorResource,
      { access, body: revision, errors, toChange },
      commands,
      queries,
      new UpdateVendorUseCase(),
    ),
    deleteEndpoint(vendorResource, { access }, commands, new DeleteVendorUseCase()),
  ];
}
