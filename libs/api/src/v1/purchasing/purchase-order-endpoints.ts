import {
  createEndpoint,
  type Endpoint,
  getEndpoint,
  historyEndpoint,
  listEndpoint,
  NO_DETAILS,
  type Resource,
  updateEndpoints,
} from '@strata/api-kit';
import {
  AdvancePurchaseOrderUseCase,
  CreatePurchaseOrderUseCase,
  type PurchaseOrderAct,
  type PurchaseOrderQueries,
  type PurchaseOrderView,
  UpdatePurchaseOrderUseCase,
} from '@strata/application';
import { itemErrors, purchasingErrors, warehouseErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import { documentActions } from '../../shared/document-actions.js';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import { goodsReceiptEndpoints } from './goods-receipt-endpoints.js';
import { purchaseOrderFormat } from './purchase-order-formats.js';
import { presentPurchaseOrder } from './purchase-order-presenter.js';
import {
  type OrderedItemBody,
  purchaseOrderCreateSchema,
  purchaseOrderPageSchema,
  purchaseOrderResponseSchema,
  purchaseOrderUpdateSchema,
} from './purchase-order-schemas.js';

const orders: Resource<PurchaseOrderView, ReturnType<typeof presentPurchaseOrder>, Role> = {
  path: '/purchase-orders',
  name: 'PurchaseOrder',
  plural: 'PurchaseOrders',
  article: 'a purchase order',
  tag: 'Purchasing',
  readers: 'manager',
  schema: purchaseOrderResponseSchema,
  notFound: purchasingErrors.notFound,
  present: presentPurchaseOrder,
};

/** What may be wrong with an order. */
const errors = [
  purchasingErrors.vendorUnknown,
  purchasingErrors.currencyForeign,
  itemErrors.unknown,
  warehouseErrors.unknown,
  valueErrors.amountOutOfRange,
  valueErrors.tooManyPlaces,
];

/** The endpoints of purchase orders. */
export function purchaseOrderEndpoints(
  ports: Ports<PurchaseOrderQueries>,
): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  const action = documentActions<PurchaseOrderView, 'PurchaseOrder'>(
    orders,
    purchasingErrors.wrongStatus,
    commands,
  );
  const advance = (
    act: PurchaseOrderAct,
    words: { readonly summary: string; readonly description: string },
  ) =>
    action(
      {
        ...words,
        name: act,
        operationId: `${act}PurchaseOrder`,
        access: 'manager',
        body: NO_DETAILS,
        errors: [],
        toDetails: () => ({}),
      },
      new AdvancePurchaseOrderUseCase(act),
    );
  return [
    createEndpoint(
      orders,
      {
        access: 'manager',
        body: purchaseOrderCreateSchema,
        errors,
        toCommand: ({ vendor_id, warehouse_id, currency, expected_on, items }) => ({
          vendorId: vendor_id,
          warehouseId: warehouse_id,
          currency,
          expectedOn: expected_on,
          items: items.map(toOrderedItem),
        }),
      },
      commands,
      new CreatePurchaseOrderUseCase(),
    ),
    listEndpoint(
      { ...orders, present: presentPurchaseOrder },
      purchaseOrderPageSchema,
      purchaseOrderFormat,
      (query) => queries.list(query),
      cursors,
    ),
    getEndpoint(orders, queries),
    historyEndpoint(orders, ports),
    ...updateEndpoints(
      orders,
      {
        access: 'manager',
        body: purchaseOrderUpdateSchema,
        errors: [purchasingErrors.wrongStatus, ...errors],
        toChange: ({ vendor_id, warehouse_id, currency, expected_on, items }) => ({
          vendorId: vendor_id,
          warehouseId: warehouse_id,
          currency,
          expectedOn: expected_on,
          items: items?.map(toOrderedItem),
        }),
      },
      commands,
      queries,
      new UpdatePurchaseOrderUseCase(),
    ),
    advance('order', {
      summary: 'Order it',
      description: 'It goes out to its vendor, and does not change any more.',
    }),
    advance('cancel', {
      summary: 'Call a purchase order off',
      description: 'While nothing of it has come.',
    }),
    advance('close', {
      summary: 'Expect nothing more of a purchase order',
      description: 'Once a part has come and the rest will not.',
    }),
    ...goodsReceiptEndpoints(orders, ports),
  ];
}

function toOrderedItem({ item_id: itemId, quantity, unit_cost: unitCost }: OrderedItemBody) {
  return { itemId, quantity, unitCost };
}
