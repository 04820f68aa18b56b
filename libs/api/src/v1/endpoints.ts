import type { Endpoint, ResourcePorts } from '@strata/api-kit';
import type { PasswordService, Queries, TokenIssuer, Transaction } from '@strata/application';
import type { Role } from '@strata/domain';
import { itemEndpoints } from './catalog/item-endpoints.js';
import { contactNumberEndpoints } from './contacts/contact-number-endpoints.js';
import { customerEndpoints } from './customers/customer-endpoints.js';
import { identityEndpoints } from './identity/identity-endpoints.js';
import { stockEndpoints } from './inventory/stock-endpoints.js';
import { warehouseEndpoints } from './inventory/warehouse-endpoints.js';
import { salesReturnEndpoints } from './sales/sales-return-endpoints.js';
import { salesTransactionEndpoints } from './sales/sales-transaction-endpoints.js';
import { vendorEndpoints } from './vendors/vendor-endpoints.js';

/** What the endpoints of this version work with. */
export interface V1Ports extends ResourcePorts<Transaction, Queries> {
  readonly passwords: PasswordService;
  readonly tokens: TokenIssuer;
}

/** All endpoints of this version. */
export function v1Endpoints({
  queries,
  passwords,
  tokens,
  ...ports
}: V1Ports): readonly Endpoint<Role>[] {
  return [
    ...identityEndpoints({ ...ports, queries: queries.users, passwords, tokens }),
    ...contactNumberEndpoints({ ...ports, queries: queries.contactNumbers }),
    ...customerEndpoints({ ...ports, queries: queries.customers }),
    ...vendorEndpoints({ ...ports, queries: queries.vendors }),
    ...itemEndpoints({ ...ports, queries: queries.items }),
    ...warehouseEndpoints({ ...ports, queries: queries.warehouses }),
    ...stockEndpoints({ ...ports, queries: queries.stock }),
    ...salesTransactionEndpoints({ ...ports, queries: queries.sales }),
    ...salesReturnEndpoints({ ...ports, queries: queries.salesReturns }, queries.sales),
  ];
}
