import type { Role } from '../../shared/role.js';
import {
  VENDOR_SORT_KEYS,
  type CreateVendorUseCase,
  type DeleteVendorUseCase,
  type UpdateVendorUseCase,
  type VendorFilter,
  type VendorQueries,
  type VendorView,
} from '@strata/application';
import { Address, Vendor, vendorErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import {
  createEndpoint,
  type CursorCodec,
  deleteEndpoint,
  emailTerm,
  type Endpoint,
  getEndpoint,
  listEndpoint,
  ListFormat,
  PART_OF_EMAIL,
  partOf,
  type Resource,
  searchTerm,
  text,
  updateEndpoints,
} from '@strata/api-kit';
import { ADDRESS_ERRORS, toAddress } from '../../shared/address-schema.js';
import type { Commands } from '../../shared/commands.js';
import { presentVendor } from './vendor-presenter.js';
import {
  vendorCreateSchema,
  vendorPageSchema,
  vendorResponseSchema,
  vendorUpdateSchema,
  type VendorCreate,
  type VendorResponse,
  type VendorUpdate,
} from './vendor-schemas.js';

/** What the endpoints of vendors work with. */
export interface VendorPorts {
  readonly commands: Commands;
  readonly cursors: CursorCodec;
  readonly queries: VendorQueries;
  readonly create: CreateVendorUseCase;
  readonly update: UpdateVendorUseCase;
  readonly delete: DeleteVendorUseCase;
}

const resource: Resource<VendorView, VendorResponse, Role> = {
  path: '/vendors',
  name: 'Vendor',
  plural: 'Vendors',
  article: 'a vendor',
  tag: 'Vendors',
  readers: 'viewer',
  schema: vendorResponseSchema,
  notFound: vendorErrors.notFound,
  present: presentVendor,
};

const format = new ListFormat(
  'vendors',
  {
    name: searchTerm(Vendor.NAME_MAX_LENGTH).description(partOf('the name')),
    email: emailTerm().description(PART_OF_EMAIL),
    city: text(Address.CITY_MAX_LENGTH).description('The city, exactly.'),
  },
  VENDOR_SORT_KEYS,
  (parameters): VendorFilter => parameters,
);

const errors = [
  vendorErrors.nameTaken,
  vendorErrors.emailTaken,
  valueErrors.emailInvalid,
  ...ADDRESS_ERRORS,
];

/** The endpoints of vendors. */
export function vendorEndpoints(ports: VendorPorts): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    createEndpoint(
      resource,
      { access: 'manager', body: vendorCreateSchema, errors, toCommand: toNewVendor },
      commands,
      ports.create,
    ),
    listEndpoint(resource, vendorPageSchema, format, (query) => queries.list(query), cursors),
    getEndpoint(resource, queries),
    ...updateEndpoints(
      resource,
      { access: 'manager', body: vendorUpdateSchema, errors, toChange: toNewVendor },
      commands,
      queries,
      ports.update,
    ),
    deleteEndpoint(resource, { access: 'manager' }, commands, ports.delete),
  ];
}

function toNewVendor<Body extends VendorCreate | VendorUpdate>({
  payment_terms: paymentTerms,
  address,
  ...rest
}: Body) {
  return { ...rest, address: toAddress(address), paymentTerms };
}
