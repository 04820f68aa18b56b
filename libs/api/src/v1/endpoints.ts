import type { Endpoint, ResourcePorts } from '@strata/api-kit';
import type { Clock } from '@strata/application-kit';
import type { PasswordService, Queries, TokenIssuer, Transaction } from '@strata/application';
import type { Role } from '@strata/domain';
import type { Today } from '../shared/today.js';
import { billingEndpoints } from './billing/billing-endpoints.js';
import { itemEndpoints } from './catalog/item-endpoints.js';
import { contactNumberEndpoints } from './contacts/contact-number-endpoints.js';
import { customerEndpoints } from './customers/customer-endpoints.js';
import { fleetEndpoints } from './fleet/fleet-endpoints.js';
import { apiKeyEndpoints } from './identity/api-key-endpoints.js';
import type { ApiKeyMaking } from './identity/create-api-key.js';
import { identityEndpoints } from './identity/identity-endpoints.js';
import { stockDocumentEndpoints } from './inventory/stock-document-endpoints.js';
import { stockEndpoints } from './inventory/stock-endpoints.js';
import { reportStockValue } from './inventory/stock-value-report.js';
import { warehouseEndpoints } from './inventory/warehouse-endpoints.js';
import { purchaseOrderEndpoints } from './purchasing/purchase-order-endpoints.js';
import { ratePlanEndpoints } from './rentals/rate-plan-endpoints.js';
import { rentalAgreementEndpoints } from './rentals/rental-agreement-endpoints.js';
import { rentalAvailabilityEndpoints } from './rentals/rental-availability-endpoints.js';
import { rentalQuoteEndpoints } from './rentals/rental-quote-endpoints.js';
import type { SalesPolicy } from './sales/create-sales-transaction.js';
import { salesReportEndpoints } from './sales/sales-report-endpoints.js';
import { salesReturnEndpoints } from './sales/sales-return-endpoints.js';
import { salesTransactionEndpoints } from './sales/sales-transaction-endpoints.js';
import { vendorEndpoints } from './vendors/vendor-endpoints.js';
import { webhookEndpoints } from './webhooks/webhook-endpoints.js';
import type { WebhookMaking } from './webhooks/webhook-ports.js';

/** What the tags of the endpoints are about. */
export const TAGS = {
  Identity: 'Signing in, and what a user may do for themselves.',
  Users: 'Who may sign in, and as what; for admins.',
  'API keys': 'What machines sign in with; for admins.',
  Webhooks: 'Whom outside events are posted to; for admins.',
  Contacts: 'The phone numbers of customers and vendors.',
  Customers: 'Who buys and rents.',
  Vendors: 'Whom goods come from.',
  Catalog: 'What is sold and rented, and its price.',
  Warehouses: 'Where goods are kept.',
  Inventory: 'Stock for sale: its levels, what books it, and the ledger of that.',
  Fleet: 'Pieces for rent: how many there are, which they are, and the ledger of them.',
  Billing: 'Money that came in and went back.',
  Sales: 'Sales from the promise of goods to the last payment.',
  Returns: 'What came back of sales.',
  Purchasing: 'Orders of goods from vendors, and what came of them.',
  Reports: 'Sums over sales, and what the stock cost.',
  Rentals: 'Rates and quotes, and rentals from the promise to the last piece that comes back.',
};

/** What the endpoints of this version work with. */
export interface V1Ports
  extends Omit<ResourcePorts<Transaction, Queries>, 'history'>, ApiKeyMaking, WebhookMaking {
  readonly passwords: PasswordService;
  readonly tokens: TokenIssuer;
  readonly salesPolicy: SalesPolicy;
  readonly today: Today;
  readonly clock: Clock;
}

/** All endpoints of this version. */
export function v1Endpoints({
  queries,
  passwords,
  tokens,
  apiKeySecrets,
  webhookSecrets,
  webhookTargets,
  webhookTester,
  seal,
  salesPolicy,
  today,
  clock,
  ...rest
}: V1Ports): readonly Endpoint<Role>[] {
  const ports = { ...rest, history: queries.history };
  return [
    ...identityEndpoints({ ...ports, queries: queries.users, passwords, tokens }),
    ...apiKeyEndpoints({ ...ports, queries: queries.apiKeys, apiKeySecrets, seal }),
    ...webhookEndpoints({
      ...ports,
      queries: queries.webhooks,
      webhookSecrets,
      webhookTargets,
      webhookTester,
      seal,
    }),
    ...contactNumberEndpoints({ ...ports, queries: queries.contactNumbers }),
    ...customerEndpoints({ ...ports, queries: queries.customers }),
    ...vendorEndpoints({ ...ports, queries: queries.vendors }),
    ...itemEndpoints({ ...ports, queries: queries.items }),
    ...warehouseEndpoints({ ...ports, queries: queries.warehouses }),
    ...stockEndpoints({ ...ports, queries: queries.stock }),
    ...fleetEndpoints({ ...ports, queries: queries.fleet }, queries.assets, clock),
    ...stockDocumentEndpoints({ ...ports, queries: queries.stockDocuments }),
    reportStockValue(queries.stockReports, ports.cursors),
    ...purchaseOrderEndpoints({ ...ports, queries: queries.purchaseOrders }),
    ...billingEndpoints({ ...ports, queries: queries.billing }),
    ...salesTransactionEndpoints({
      ...ports,
      queries: queries.sales,
      billing: queries.billing,
      salesPolicy,
      today,
    }),
    ...salesReturnEndpoints({ ...ports, queries: queries.salesReturns }, queries.sales),
    ...salesReportEndpoints({ ...ports, queries: queries.salesReports }, today),
    ...ratePlanEndpoints({ ...ports, queries: queries.ratePlans }),
    ...rentalQuoteEndpoints({ ...ports, queries }, clock),
    ...rentalAvailabilityEndpoints(queries, clock),
    ...rentalAgreementEndpoints({
      ...ports,
      queries: queries.rentalAgreements,
      billing: queries.billing,
      clock,
    }),
  ];
}
