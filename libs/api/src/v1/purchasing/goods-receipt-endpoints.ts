import {
  answerTo,
  created,
  type Endpoint,
  endpoint,
  getEndpoint,
  historyEndpoint,
  idParams,
  type Resource,
} from '@strata/api-kit';
import {
  type GoodsReceiptView,
  type PurchaseOrderQueries,
  type PurchaseOrderView,
  ReceiveGoodsUseCase,
} from '@strata/application';
import type { WithoutLines } from '@strata/application-kit';
import { purchasingErrors, stockErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import type { Commands } from '../../shared/commands.js';
import { documentRecords } from '../../shared/document-records.js';
import { oneById } from '../../shared/one-by-id.js';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import { goodsReceiptFormat } from './purchase-order-formats.js';
import { presentGoodsReceipt, presentPurchaseOrder } from './purchase-order-presenter.js';
import {
  goodsReceiptCreateSchema,
  goodsReceiptPageSchema,
  goodsReceiptResponseSchema,
  goodsReceivedSchema,
} from './purchase-order-schemas.js';

const receipts: Resource<WithoutLines<GoodsReceiptView>, object, Role> = {
  path: '/goods-receipts',
  name: 'GoodsReceipt',
  plural: 'GoodsReceipts',
  article: 'a goods receipt',
  tag: 'Purchasing',
  readers: 'manager',
  schema: goodsReceiptResponseSchema,
  notFound: purchasingErrors.receiptNotFound,
  present: presentGoodsReceipt,
};

/** `POST /purchase-orders/{id}/receipts` */
const receiveGoods = (commands: Commands, useCase: ReceiveGoodsUseCase) =>
  endpoint({
    method: 'post',
    path: '/purchase-orders/:id/receipts',
    operationId: 'receiveGoods',
    summary: 'Take in goods that were ordered',
    description:
      'All lines or none, into the stock of the warehouse of the order, at their unit cost. If-Match names the version of the order. Location lists its receipts.',
    tag: 'Purchasing',
    access: 'manager',
    params: idParams<'PurchaseOrder'>(),
    body: goodsReceiptCreateSchema,
    conditional: true,
    response: {
      status: 201,
      description: 'The receipt, and the order after it.',
      schema: goodsReceivedSchema,
      location: true,
    },
    errors: [
      purchasingErrors.notFound,
      purchasingErrors.wrongStatus,
      purchasingErrors.exceedsOrdered,
      purchasingErrors.lineUnknown,
      stockErrors.levelOverflow,
      valueErrors.amountOutOfRange,
    ],
    handle: ({ params, body, expectedVersions, origin }) =>
      answerTo(
        commands,
        useCase,
        {
          purchaseOrderId: params.id,
          expectedVersions,
          reference: body.reference ?? null,
          items: body.items.map(({ purchase_order_item_id, quantity }) => ({
            purchaseOrderItemId: purchase_order_item_id,
            quantity,
          })),
        },
        origin,
        ({ receipt, order }) =>
          created(
            {
              ...presentGoodsReceipt(receipt.toSnapshot()),
              purchase_order: presentPurchaseOrder(order.toSnapshot()),
            },
            { location: `/purchase-orders/${order.id}/receipts` },
          ),
      ),
  });

/** The endpoints of what came of purchase orders. */
export function goodsReceiptEndpoints(
  orders: Resource<PurchaseOrderView, object, Role>,
  { commands, cursors, history, queries }: Ports<PurchaseOrderQueries>,
): readonly Endpoint<Role>[] {
  const records = documentRecords<'PurchaseOrder'>(orders, queries, cursors);
  const receipt = oneById((query) => queries.receipts(query));
  return [
    receiveGoods(commands, new ReceiveGoodsUseCase()),
    records({
      name: 'receipts',
      operationId: 'listGoodsReceipts',
      format: goodsReceiptFormat,
      page: goodsReceiptPageSchema,
      present: presentGoodsReceipt,
      list: (query, purchaseOrderId) => queries.receipts({ ...query, filter: { purchaseOrderId } }),
    }),
    getEndpoint(receipts, receipt),
    historyEndpoint(receipts, { cursors, history, queries: receipt }),
  ];
}
