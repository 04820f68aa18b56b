import type { EventSchema } from '@strata/domain-kit';
import type { DomainEvents } from './domain-events.js';

/** Every event by its name, as other programs are told of it; drawn by `npm run docs` from its type. */
export const EVENT_SCHEMAS: { readonly [Name in keyof DomainEvents]: EventSchema } = {
  'api_key.created': {
    version: 1,
    description: 'A machine may ask from now on, until the key expires.',
    payload: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        role: { enum: ['viewer', 'clerk', 'manager', 'admin'] },
        expiresAt: { description: 'RFC 3339, UTC.', type: 'string' },
      },
      required: ['name', 'role', 'expiresAt'],
    },
  },
  'api_key.revoked': {
    version: 1,
    description: 'A key is good for nothing any more.',
    payload: { type: 'object' },
  },
  'api_key.updated': {
    version: 1,
    description:
      'A key is called something else, or expires at another time; the payload holds what is so now.',
    payload: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        expiresAt: { description: 'RFC 3339, UTC.', type: 'string' },
      },
      required: ['name', 'expiresAt'],
    },
  },
  'asset.checked_in': {
    version: 1,
    description: 'An asset came back, fit for use or not.',
    payload: {
      type: 'object',
      properties: {
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        serialNumber: { type: 'string' },
        causeType: { type: 'string' },
        causeId: { type: 'string' },
        condition: { enum: ['serviceable', 'unserviceable'] },
      },
      required: ['itemId', 'warehouseId', 'serialNumber', 'causeType', 'causeId', 'condition'],
    },
  },
  'asset.commissioned': {
    version: 1,
    description: 'A piece with a serial number came into the fleet.',
    payload: {
      type: 'object',
      properties: {
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        serialNumber: { type: 'string' },
        causeType: { type: 'string' },
        causeId: { type: 'string' },
      },
      required: ['itemId', 'warehouseId', 'serialNumber', 'causeType', 'causeId'],
    },
  },
  'asset.handed_out': {
    version: 1,
    description: 'An asset left the house for a while.',
    payload: {
      type: 'object',
      properties: {
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        serialNumber: { type: 'string' },
        causeType: { type: 'string' },
        causeId: { type: 'string' },
      },
      required: ['itemId', 'warehouseId', 'serialNumber', 'causeType', 'causeId'],
    },
  },
  'asset.lost': {
    version: 1,
    description: 'An asset that was out never comes back.',
    payload: {
      type: 'object',
      properties: {
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        serialNumber: { type: 'string' },
        causeType: { type: 'string' },
        causeId: { type: 'string' },
      },
      required: ['itemId', 'warehouseId', 'serialNumber', 'causeType', 'causeId'],
    },
  },
  'asset.retired': {
    version: 1,
    description: 'An asset left the fleet.',
    payload: {
      type: 'object',
      properties: {
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        serialNumber: { type: 'string' },
        causeType: { type: 'string' },
        causeId: { type: 'string' },
      },
      required: ['itemId', 'warehouseId', 'serialNumber', 'causeType', 'causeId'],
    },
  },
  'asset.serviceability_changed': {
    version: 1,
    description: 'An asset in the house became fit for use, or unfit.',
    payload: {
      type: 'object',
      properties: {
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        serialNumber: { type: 'string' },
        causeType: { type: 'string' },
        causeId: { type: 'string' },
        condition: { enum: ['serviceable', 'unserviceable'] },
      },
      required: ['itemId', 'warehouseId', 'serialNumber', 'causeType', 'causeId', 'condition'],
    },
  },
  'contact_number.added': {
    version: 1,
    description: 'A contact number was added to its owner.',
    payload: {
      type: 'object',
      properties: {
        entityType: { type: 'string' },
        entityId: { type: 'string' },
        phoneNumber: { type: 'string' },
        isPrimary: { type: 'boolean' },
      },
      required: ['entityType', 'entityId', 'phoneNumber', 'isPrimary'],
    },
  },
  'contact_number.changed': {
    version: 1,
    description:
      'Number, label or rank of a contact number changed; the payload holds what it is now.',
    payload: {
      type: 'object',
      properties: {
        entityType: { type: 'string' },
        entityId: { type: 'string' },
        phoneNumber: { type: 'string' },
        isPrimary: { type: 'boolean' },
      },
      required: ['entityType', 'entityId', 'phoneNumber', 'isPrimary'],
    },
  },
  'contact_number.removed': {
    version: 1,
    description: 'A contact number was removed, or went with its owner.',
    payload: {
      type: 'object',
      properties: {
        entityType: { type: 'string' },
        entityId: { type: 'string' },
        phoneNumber: { type: 'string' },
        isPrimary: { type: 'boolean' },
      },
      required: ['entityType', 'entityId', 'phoneNumber', 'isPrimary'],
    },
  },
  'contact_number.restored': {
    version: 1,
    description: 'A contact number that went with its owner came back with them.',
    payload: {
      type: 'object',
      properties: {
        entityType: { type: 'string' },
        entityId: { type: 'string' },
        phoneNumber: { type: 'string' },
        isPrimary: { type: 'boolean' },
      },
      required: ['entityType', 'entityId', 'phoneNumber', 'isPrimary'],
    },
  },
  'customer.created': {
    version: 1,
    description: 'A customer came into being.',
    payload: {
      type: 'object',
      properties: { name: { type: 'string' }, email: { type: ['string', 'null'] } },
      required: ['name', 'email'],
    },
  },
  'customer.deleted': {
    version: 1,
    description: 'A customer was deleted.',
    payload: { type: 'object' },
  },
  'customer.registered': {
    version: 1,
    description: 'A customer registered, with phone numbers; who welcomes them waits for this.',
    payload: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        email: { type: ['string', 'null'] },
        phoneNumbers: { type: 'array', items: { type: 'string' } },
      },
      required: ['name', 'email', 'phoneNumbers'],
    },
  },
  'customer.restored': {
    version: 1,
    description:
      'The deletion of a customer was taken back; the payload holds the present name and email.',
    payload: {
      type: 'object',
      properties: { name: { type: 'string' }, email: { type: ['string', 'null'] } },
      required: ['name', 'email'],
    },
  },
  'customer.updated': {
    version: 1,
    description:
      'Name, email or address of a customer changed; the payload holds the new name and email.',
    payload: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        email: { type: ['string', 'null'] },
        changed: { type: 'array', items: { enum: ['name', 'email', 'address'] } },
      },
      required: ['name', 'email', 'changed'],
    },
  },
  'deposit.applied': {
    version: 1,
    description:
      'A part of what was held became a payment; no `payment.received` tells of it besides.',
    payload: {
      type: 'object',
      properties: {
        depositId: { type: 'string' },
        number: { type: 'string' },
        amount: { type: 'string' },
        currency: { type: 'string' },
        held: { description: 'What is held afterwards.', type: 'string' },
        paymentId: { type: 'string' },
        balanceDue: { type: 'string' },
      },
      required: ['depositId', 'number', 'amount', 'currency', 'held', 'paymentId', 'balanceDue'],
    },
  },
  'deposit.received': {
    version: 1,
    description:
      'Somebody left money as security; it is no payment. Recorded on the document, as all of deposits.',
    payload: {
      type: 'object',
      properties: {
        depositId: { type: 'string' },
        number: { type: 'string' },
        amount: { type: 'string' },
        currency: { type: 'string' },
        held: { description: 'What is held afterwards.', type: 'string' },
        method: { type: 'string' },
      },
      required: ['depositId', 'number', 'amount', 'currency', 'held', 'method'],
    },
  },
  'deposit.released': {
    version: 1,
    description:
      'A part of what was held went back; a release by several methods is several of these.',
    payload: {
      type: 'object',
      properties: {
        depositId: { type: 'string' },
        number: { type: 'string' },
        amount: { type: 'string' },
        currency: { type: 'string' },
        held: { description: 'What is held afterwards.', type: 'string' },
        method: { type: 'string' },
      },
      required: ['depositId', 'number', 'amount', 'currency', 'held', 'method'],
    },
  },
  'fleet.commissioned': {
    version: 1,
    description:
      'Pieces of one item came into the fleet of a warehouse; a commission of several items is several.',
    payload: {
      type: 'object',
      properties: {
        commissionId: { type: 'string' },
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        quantity: { type: 'number' },
        fromStock: { description: 'Whether they were stock for sale before.', type: 'boolean' },
        reference: { type: ['string', 'null'] },
        assets: {
          description: 'One for each piece, or none where they have no serial numbers.',
          type: 'array',
          items: {
            type: 'object',
            properties: { assetId: { type: 'string' }, serialNumber: { type: 'string' } },
            required: ['assetId', 'serialNumber'],
          },
        },
        owned: { description: 'Pieces owned afterwards.', type: 'number' },
      },
      required: [
        'commissionId',
        'itemId',
        'warehouseId',
        'quantity',
        'fromStock',
        'reference',
        'assets',
        'owned',
      ],
    },
  },
  'fleet.retired': {
    version: 1,
    description:
      'Pieces of one item left the fleet of a warehouse; a retirement of several items is several.',
    payload: {
      type: 'object',
      properties: {
        retirementId: { type: 'string' },
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        quantity: { type: 'number' },
        disposition: {
          description: '`restock`: they are stock for sale now; `scrap`: they are gone.',
          enum: ['restock', 'scrap'],
        },
        reason: { type: 'string' },
        assets: {
          type: 'array',
          items: {
            type: 'object',
            properties: { assetId: { type: 'string' }, serialNumber: { type: 'string' } },
            required: ['assetId', 'serialNumber'],
          },
        },
        owned: { description: 'Pieces owned afterwards.', type: 'number' },
      },
      required: [
        'retirementId',
        'itemId',
        'warehouseId',
        'quantity',
        'disposition',
        'reason',
        'assets',
        'owned',
      ],
    },
  },
  'fleet.serviceability_changed': {
    version: 1,
    description: 'Pieces in the house became fit for use, or unfit.',
    payload: {
      type: 'object',
      properties: {
        changeId: { type: 'string' },
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        quantityDelta: {
          description: 'Positive for fit again, negative for unfit.',
          type: 'number',
        },
        reason: { type: 'string' },
        assets: {
          type: 'array',
          items: {
            type: 'object',
            properties: { assetId: { type: 'string' }, serialNumber: { type: 'string' } },
            required: ['assetId', 'serialNumber'],
          },
        },
        unserviceable: { description: 'Pieces unfit afterwards.', type: 'number' },
      },
      required: [
        'changeId',
        'itemId',
        'warehouseId',
        'quantityDelta',
        'reason',
        'assets',
        'unserviceable',
      ],
    },
  },
  'fleet.shortage_detected': {
    version: 1,
    description:
      'By what just happened, more pieces are promised than there are, or more are missing than before.',
    payload: {
      type: 'object',
      properties: {
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        capacity: { description: 'Pieces that can be promised.', type: 'number' },
        promised: {
          description: 'The most that is promised at a moment of the first such time.',
          type: 'number',
        },
        missing: { type: 'number' },
        from: {
          description: 'When that time begins and ends, the end exclusive: RFC 3339.',
          type: 'string',
        },
        to: { type: 'string' },
      },
      required: ['itemId', 'warehouseId', 'capacity', 'promised', 'missing', 'from', 'to'],
    },
  },
  'goods.received': {
    version: 1,
    description: 'Goods of a purchase order came in. Recorded on the receipt.',
    payload: {
      type: 'object',
      properties: {
        purchaseOrderId: { type: 'string' },
        number: { type: 'string' },
        vendorId: { type: 'string' },
        warehouseId: { type: 'string' },
        currency: { type: 'string' },
        reference: { type: ['string', 'null'] },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { description: 'The line of the order.', type: 'string' },
              itemId: { type: 'string' },
              sku: { type: 'string' },
              quantity: { type: 'number' },
              unitCost: { type: 'string' },
            },
            required: ['id', 'itemId', 'sku', 'quantity', 'unitCost'],
          },
        },
      },
      required: [
        'purchaseOrderId',
        'number',
        'vendorId',
        'warehouseId',
        'currency',
        'reference',
        'items',
      ],
    },
  },
  'inventory.transferred': {
    version: 1,
    description:
      'Pieces of one item went from one warehouse to another; a transfer of several items is several of these with one transferId. Recorded on the level they left.',
    payload: {
      type: 'object',
      properties: {
        transferId: { type: 'string' },
        itemId: { type: 'string' },
        fromWarehouseId: { type: 'string' },
        toWarehouseId: { type: 'string' },
        quantity: { type: 'number' },
      },
      required: ['transferId', 'itemId', 'fromWarehouseId', 'toWarehouseId', 'quantity'],
    },
  },
  'item.created': {
    version: 1,
    description: 'An item came into the catalog.',
    payload: {
      type: 'object',
      properties: {
        sku: { type: 'string' },
        name: { type: 'string' },
        unitPrice: { description: 'Decimal text.', type: 'string' },
        currency: { type: 'string' },
      },
      required: ['sku', 'name', 'unitPrice', 'currency'],
    },
  },
  'item.deleted': {
    version: 1,
    description: 'An item was taken out of the catalog.',
    payload: { type: 'object' },
  },
  'item.restored': {
    version: 1,
    description: 'The deletion of an item was taken back; the payload holds what it is now.',
    payload: {
      type: 'object',
      properties: {
        sku: { type: 'string' },
        name: { type: 'string' },
        unitPrice: { description: 'Decimal text.', type: 'string' },
        currency: { type: 'string' },
      },
      required: ['sku', 'name', 'unitPrice', 'currency'],
    },
  },
  'item.updated': {
    version: 1,
    description: 'Something of an item changed; the payload holds what it is now.',
    payload: {
      type: 'object',
      properties: {
        sku: { type: 'string' },
        name: { type: 'string' },
        unitPrice: { description: 'Decimal text.', type: 'string' },
        currency: { type: 'string' },
        changed: {
          type: 'array',
          items: { enum: ['name', 'sku', 'unitPrice', 'description', 'vendorId'] },
        },
      },
      required: ['sku', 'name', 'unitPrice', 'currency', 'changed'],
    },
  },
  'late_fee.charged': {
    version: 1,
    description:
      'Pieces of a line came back late; a check-in of several lines is several of these.',
    payload: {
      type: 'object',
      properties: {
        rentalLineId: { type: 'string' },
        itemId: { type: 'string' },
        sku: { type: 'string' },
        quantity: { type: 'number' },
        number: { type: 'string' },
        customerId: { type: 'string' },
        checkInId: { type: 'string' },
        amount: { type: 'string' },
        currency: { type: 'string' },
        balanceDue: { type: 'string' },
      },
      required: [
        'rentalLineId',
        'itemId',
        'sku',
        'quantity',
        'number',
        'customerId',
        'checkInId',
        'amount',
        'currency',
        'balanceDue',
      ],
    },
  },
  'payment.received': {
    version: 1,
    description: 'Somebody paid for a document. Recorded on the document.',
    payload: {
      type: 'object',
      properties: {
        paymentId: { type: 'string' },
        number: { description: 'Of the document, as every number here.', type: 'string' },
        amount: { description: 'Decimal text, as every amount here.', type: 'string' },
        currency: { type: 'string' },
        method: { type: 'string' },
        balanceDue: { type: 'string' },
      },
      required: ['paymentId', 'number', 'amount', 'currency', 'method', 'balanceDue'],
    },
  },
  'purchase_order.cancelled': {
    version: 1,
    description: 'A purchase order was called off before anything came.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        vendorId: { type: 'string' },
        warehouseId: { type: 'string' },
        currency: { type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              itemId: { type: 'string' },
              sku: {
                description: 'As the item was called when it was put into the order.',
                type: 'string',
              },
              ordered: { type: 'number' },
              received: { type: 'number' },
              unitCost: { description: 'Decimal text.', type: 'string' },
            },
            required: ['id', 'itemId', 'sku', 'ordered', 'received', 'unitCost'],
          },
        },
      },
      required: ['number', 'vendorId', 'warehouseId', 'currency', 'items'],
    },
  },
  'purchase_order.closed': {
    version: 1,
    description: 'The rest of a purchase order will not come.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        vendorId: { type: 'string' },
        warehouseId: { type: 'string' },
        currency: { type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              itemId: { type: 'string' },
              sku: {
                description: 'As the item was called when it was put into the order.',
                type: 'string',
              },
              ordered: { type: 'number' },
              received: { type: 'number' },
              unitCost: { description: 'Decimal text.', type: 'string' },
            },
            required: ['id', 'itemId', 'sku', 'ordered', 'received', 'unitCost'],
          },
        },
      },
      required: ['number', 'vendorId', 'warehouseId', 'currency', 'items'],
    },
  },
  'purchase_order.ordered': {
    version: 1,
    description: 'A purchase order went out to its vendor.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        vendorId: { type: 'string' },
        warehouseId: { type: 'string' },
        currency: { type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              itemId: { type: 'string' },
              sku: {
                description: 'As the item was called when it was put into the order.',
                type: 'string',
              },
              ordered: { type: 'number' },
              received: { type: 'number' },
              unitCost: { description: 'Decimal text.', type: 'string' },
            },
            required: ['id', 'itemId', 'sku', 'ordered', 'received', 'unitCost'],
          },
        },
        expectedOn: {
          description: '`YYYY-MM-DD`, or null when nobody said.',
          type: ['string', 'null'],
        },
      },
      required: ['number', 'vendorId', 'warehouseId', 'currency', 'items', 'expectedOn'],
    },
  },
  'rate_plan.created': {
    version: 1,
    description: 'An item can be rented from now on.',
    payload: {
      type: 'object',
      properties: {
        currency: { description: 'Of all amounts.', type: 'string' },
        tiers: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              unit: { enum: ['hour', 'day', 'week'] },
              count: { description: 'How many units it covers.', type: 'number' },
              price: { description: 'Decimal text.', type: 'string' },
            },
            required: ['unit', 'count', 'price'],
          },
        },
        deposit: {
          description: 'Decimal text; null when none is asked for.',
          type: ['string', 'null'],
        },
        turnaroundMinutes: {
          description: 'Of cleaning and checking after each rental.',
          type: 'number',
        },
        graceMinutes: { description: 'How late it may come back without a fee.', type: 'number' },
        lateFee: {
          description: 'Null when lateness costs nothing.',
          anyOf: [
            {
              type: 'object',
              properties: {
                unit: { enum: ['hour', 'day', 'week'] },
                price: { description: 'Decimal text.', type: 'string' },
              },
              required: ['unit', 'price'],
            },
            { type: 'null' },
          ],
        },
        replacementValue: {
          description: 'What is charged for a piece that is lost, unless said; decimal text.',
          type: ['string', 'null'],
        },
        itemId: { type: 'string' },
      },
      required: [
        'currency',
        'tiers',
        'deposit',
        'turnaroundMinutes',
        'graceMinutes',
        'lateFee',
        'replacementValue',
        'itemId',
      ],
    },
  },
  'rate_plan.deleted': {
    version: 1,
    description: 'An item can be rented no longer.',
    payload: { type: 'object', properties: { itemId: { type: 'string' } }, required: ['itemId'] },
  },
  'rate_plan.updated': {
    version: 1,
    description: 'Something of a rate plan changed; the payload holds what it is now.',
    payload: {
      type: 'object',
      properties: {
        currency: { description: 'Of all amounts.', type: 'string' },
        tiers: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              unit: { enum: ['hour', 'day', 'week'] },
              count: { description: 'How many units it covers.', type: 'number' },
              price: { description: 'Decimal text.', type: 'string' },
            },
            required: ['unit', 'count', 'price'],
          },
        },
        deposit: {
          description: 'Decimal text; null when none is asked for.',
          type: ['string', 'null'],
        },
        turnaroundMinutes: {
          description: 'Of cleaning and checking after each rental.',
          type: 'number',
        },
        graceMinutes: { description: 'How late it may come back without a fee.', type: 'number' },
        lateFee: {
          description: 'Null when lateness costs nothing.',
          anyOf: [
            {
              type: 'object',
              properties: {
                unit: { enum: ['hour', 'day', 'week'] },
                price: { description: 'Decimal text.', type: 'string' },
              },
              required: ['unit', 'price'],
            },
            { type: 'null' },
          ],
        },
        replacementValue: {
          description: 'What is charged for a piece that is lost, unless said; decimal text.',
          type: ['string', 'null'],
        },
        itemId: { type: 'string' },
        changed: {
          type: 'array',
          items: {
            enum: [
              'currency',
              'deposit',
              'tiers',
              'turnaroundMinutes',
              'graceMinutes',
              'lateFee',
              'replacementValue',
            ],
          },
        },
      },
      required: [
        'currency',
        'tiers',
        'deposit',
        'turnaroundMinutes',
        'graceMinutes',
        'lateFee',
        'replacementValue',
        'itemId',
        'changed',
      ],
    },
  },
  'refund.made': {
    version: 1,
    description:
      'Money was given back; a refund by several methods is several of these. Recorded on the document.',
    payload: {
      type: 'object',
      properties: {
        refundId: { type: 'string' },
        number: { type: 'string' },
        amount: { type: 'string' },
        currency: { type: 'string' },
        method: { type: 'string' },
        kind: {
          description: 'Why: `goodwill`, `cancellation`, `return` or `adjustment`.',
          type: 'string',
        },
        balanceDue: { type: 'string' },
      },
      required: ['refundId', 'number', 'amount', 'currency', 'method', 'kind', 'balanceDue'],
    },
  },
  'rental_agreement.cancelled': {
    version: 1,
    description:
      'An agreement was called off before anything was handed out; what was paid and left goes back.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        customerId: { type: 'string' },
        warehouseId: { type: 'string' },
        currency: { type: 'string' },
        totalAmount: { description: 'Decimal text, as every amount here.', type: 'string' },
        refundAmount: { type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              itemId: { type: 'string' },
              sku: { description: 'As the item was called when it was rented.', type: 'string' },
              quantity: { type: 'number' },
              charge: {
                description:
                  'Decimal text: what its rental costs, without what lateness, damage and loss cost besides.',
                type: 'string',
              },
            },
            required: ['id', 'itemId', 'sku', 'quantity', 'charge'],
          },
        },
      },
      required: [
        'number',
        'customerId',
        'warehouseId',
        'currency',
        'totalAmount',
        'refundAmount',
        'items',
      ],
    },
  },
  'rental_agreement.checked_in': {
    version: 1,
    description: 'Pieces came back, or never will.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        customerId: { type: 'string' },
        warehouseId: { type: 'string' },
        currency: { type: 'string' },
        totalAmount: { description: 'Decimal text, as every amount here.', type: 'string' },
        checkInId: { type: 'string' },
        at: { type: 'string' },
        status: {
          description: '`returned` once nothing is out or left to be handed out.',
          type: 'string',
        },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              rentalLineId: { type: 'string' },
              itemId: { type: 'string' },
              sku: { type: 'string' },
              quantity: { type: 'number' },
              assetIds: { type: 'array', items: { type: 'string' } },
              condition: { description: '`good`, `damaged` or `lost`.', type: 'string' },
              lateCharge: { type: 'string' },
              charge: { description: 'For damage or loss.', type: 'string' },
            },
            required: [
              'rentalLineId',
              'itemId',
              'sku',
              'quantity',
              'assetIds',
              'condition',
              'lateCharge',
              'charge',
            ],
          },
        },
      },
      required: [
        'number',
        'customerId',
        'warehouseId',
        'currency',
        'totalAmount',
        'checkInId',
        'at',
        'status',
        'items',
      ],
    },
  },
  'rental_agreement.extended': {
    version: 1,
    description: 'An agreement ends later than it did.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        customerId: { type: 'string' },
        warehouseId: { type: 'string' },
        currency: { type: 'string' },
        totalAmount: { description: 'Decimal text, as every amount here.', type: 'string' },
        startsAt: { type: 'string' },
        endsAt: { type: 'string' },
        formerEndsAt: { description: 'When it ended before.', type: 'string' },
        amount: { description: 'What that is charged.', type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              itemId: { type: 'string' },
              sku: { description: 'As the item was called when it was rented.', type: 'string' },
              quantity: { type: 'number' },
              charge: {
                description:
                  'Decimal text: what its rental costs, without what lateness, damage and loss cost besides.',
                type: 'string',
              },
            },
            required: ['id', 'itemId', 'sku', 'quantity', 'charge'],
          },
        },
      },
      required: [
        'number',
        'customerId',
        'warehouseId',
        'currency',
        'totalAmount',
        'startsAt',
        'endsAt',
        'formerEndsAt',
        'amount',
        'items',
      ],
    },
  },
  'rental_agreement.handed_out': {
    version: 1,
    description: 'Pieces left the house.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        customerId: { type: 'string' },
        warehouseId: { type: 'string' },
        currency: { type: 'string' },
        totalAmount: { description: 'Decimal text, as every amount here.', type: 'string' },
        handOutId: { type: 'string' },
        at: { type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              rentalLineId: { type: 'string' },
              itemId: { type: 'string' },
              sku: { type: 'string' },
              quantity: { type: 'number' },
              assetIds: { type: 'array', items: { type: 'string' } },
            },
            required: ['rentalLineId', 'itemId', 'sku', 'quantity', 'assetIds'],
          },
        },
      },
      required: [
        'number',
        'customerId',
        'warehouseId',
        'currency',
        'totalAmount',
        'handOutId',
        'at',
        'items',
      ],
    },
  },
  'rental_agreement.released': {
    version: 1,
    description: 'Pieces that were not handed out are free again.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        customerId: { type: 'string' },
        warehouseId: { type: 'string' },
        currency: { type: 'string' },
        totalAmount: { description: 'Decimal text, as every amount here.', type: 'string' },
        status: { type: 'string' },
        items: {
          description: 'With what is taken off for each.',
          type: 'array',
          items: {
            type: 'object',
            properties: {
              rentalLineId: { type: 'string' },
              itemId: { type: 'string' },
              sku: { type: 'string' },
              quantity: { type: 'number' },
              amount: { type: 'string' },
            },
            required: ['rentalLineId', 'itemId', 'sku', 'quantity', 'amount'],
          },
        },
        refundAmount: { type: 'string' },
      },
      required: [
        'number',
        'customerId',
        'warehouseId',
        'currency',
        'totalAmount',
        'status',
        'items',
        'refundAmount',
      ],
    },
  },
  'rental_agreement.reserved': {
    version: 1,
    description: 'Pieces were promised to a customer.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        customerId: { type: 'string' },
        warehouseId: { type: 'string' },
        currency: { type: 'string' },
        totalAmount: { description: 'Decimal text, as every amount here.', type: 'string' },
        startsAt: { type: 'string' },
        endsAt: { type: 'string' },
        dueDate: { type: 'string' },
        depositRequired: { type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              itemId: { type: 'string' },
              sku: { description: 'As the item was called when it was rented.', type: 'string' },
              quantity: { type: 'number' },
              charge: {
                description:
                  'Decimal text: what its rental costs, without what lateness, damage and loss cost besides.',
                type: 'string',
              },
            },
            required: ['id', 'itemId', 'sku', 'quantity', 'charge'],
          },
        },
      },
      required: [
        'number',
        'customerId',
        'warehouseId',
        'currency',
        'totalAmount',
        'startsAt',
        'endsAt',
        'dueDate',
        'depositRequired',
        'items',
      ],
    },
  },
  'sales_return.received': {
    version: 1,
    description: 'Sold goods came back. Recorded on the return.',
    payload: {
      type: 'object',
      properties: {
        salesTransactionId: { type: 'string' },
        warehouseId: { type: 'string' },
        returnAmount: { type: 'string' },
        refundAmount: { type: 'string' },
        currency: { type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              itemId: { type: 'string' },
              sku: { description: 'As the item was called when it was sold.', type: 'string' },
              quantity: { type: 'number' },
              unitPrice: { type: 'string' },
              restock: { description: 'False for pieces that were written off.', type: 'boolean' },
              amount: { type: 'string' },
            },
            required: ['id', 'itemId', 'sku', 'quantity', 'unitPrice', 'restock', 'amount'],
          },
        },
      },
      required: [
        'salesTransactionId',
        'warehouseId',
        'returnAmount',
        'refundAmount',
        'currency',
        'items',
      ],
    },
  },
  'sales_transaction.cancelled': {
    version: 1,
    description:
      'A sale was called off; its reservation is released and what was paid is refunded.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        customerId: { type: 'string' },
        currency: { type: 'string' },
        totalAmount: { description: 'Decimal text, as every amount here.', type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              itemId: { type: 'string' },
              sku: { description: 'As the item was called when it was sold.', type: 'string' },
              quantity: { type: 'number' },
              unitPrice: { type: 'string' },
            },
            required: ['id', 'itemId', 'sku', 'quantity', 'unitPrice'],
          },
        },
        refundAmount: { type: 'string' },
      },
      required: ['number', 'customerId', 'currency', 'totalAmount', 'items', 'refundAmount'],
    },
  },
  'sales_transaction.confirmed': {
    version: 1,
    description: 'A sale was made and its stock reserved.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        customerId: { type: 'string' },
        currency: { type: 'string' },
        totalAmount: { description: 'Decimal text, as every amount here.', type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              itemId: { type: 'string' },
              sku: { description: 'As the item was called when it was sold.', type: 'string' },
              quantity: { type: 'number' },
              unitPrice: { type: 'string' },
            },
            required: ['id', 'itemId', 'sku', 'quantity', 'unitPrice'],
          },
        },
        dueDate: { type: 'string' },
      },
      required: ['number', 'customerId', 'currency', 'totalAmount', 'items', 'dueDate'],
    },
  },
  'sales_transaction.fulfilled': {
    version: 1,
    description: 'The goods of a sale left the house.',
    payload: {
      type: 'object',
      properties: {
        number: { type: 'string' },
        customerId: { type: 'string' },
        currency: { type: 'string' },
        totalAmount: { description: 'Decimal text, as every amount here.', type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              itemId: { type: 'string' },
              sku: { description: 'As the item was called when it was sold.', type: 'string' },
              quantity: { type: 'number' },
              unitPrice: { type: 'string' },
            },
            required: ['id', 'itemId', 'sku', 'quantity', 'unitPrice'],
          },
        },
      },
      required: ['number', 'customerId', 'currency', 'totalAmount', 'items'],
    },
  },
  'stock.adjusted': {
    version: 1,
    description: 'The stock of one item in one warehouse was set right.',
    payload: {
      type: 'object',
      properties: {
        adjustmentId: { type: 'string' },
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        quantityDelta: { description: 'Positive for found, negative for lost.', type: 'number' },
        reason: { type: 'string' },
        onHand: { description: 'Pieces on hand afterwards.', type: 'number' },
      },
      required: ['adjustmentId', 'itemId', 'warehouseId', 'quantityDelta', 'reason', 'onHand'],
    },
  },
  'stock.received': {
    version: 1,
    description:
      'Pieces of one item came into a warehouse from outside; a receipt of several items is several.',
    payload: {
      type: 'object',
      properties: {
        receiptId: { type: 'string' },
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        quantity: { type: 'number' },
        onHand: { description: 'Pieces on hand afterwards.', type: 'number' },
      },
      required: ['receiptId', 'itemId', 'warehouseId', 'quantity', 'onHand'],
    },
  },
  'stock.shortage_detected': {
    version: 1,
    description:
      'Pieces that are promised to sales are not there: what was lost, or counted, made it so or worse. Recorded each time more of them are missing.',
    payload: {
      type: 'object',
      properties: {
        itemId: { type: 'string' },
        warehouseId: { type: 'string' },
        onHand: { type: 'number' },
        reserved: { type: 'number' },
        missing: { description: 'By how much more is reserved than is on hand.', type: 'number' },
      },
      required: ['itemId', 'warehouseId', 'onHand', 'reserved', 'missing'],
    },
  },
  'stock_document.recorded': {
    version: 1,
    description:
      'A receipt, an adjustment or a transfer was booked; what became of the levels they tell themselves.',
    payload: {
      type: 'object',
      properties: {
        kind: { enum: ['receipt', 'adjustment', 'transfer'] },
        warehouseId: { description: 'Of a transfer, where the pieces left.', type: 'string' },
        toWarehouseId: {
          description: 'Where a transfer went to; null of the others.',
          type: ['string', 'null'],
        },
        note: {
          description: "An adjustment's reason, a receipt's reference.",
          type: ['string', 'null'],
        },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              itemId: { type: 'string' },
              quantity: {
                description: 'Negative for what an adjustment takes away.',
                type: 'number',
              },
            },
            required: ['itemId', 'quantity'],
          },
        },
      },
      required: ['kind', 'warehouseId', 'toWarehouseId', 'note', 'items'],
    },
  },
  'stocktake.recorded': {
    version: 1,
    description: 'The pieces of a warehouse were counted, and the levels set to what was there.',
    payload: {
      type: 'object',
      properties: {
        warehouseId: { type: 'string' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              itemId: { type: 'string' },
              expected: { description: 'On hand by the books.', type: 'number' },
              counted: { type: 'number' },
              difference: { description: 'Counted less expected.', type: 'number' },
            },
            required: ['itemId', 'expected', 'counted', 'difference'],
          },
        },
      },
      required: ['warehouseId', 'items'],
    },
  },
  'user.created': {
    version: 1,
    description: 'A user came into being.',
    payload: {
      type: 'object',
      properties: {
        username: { type: 'string' },
        role: { enum: ['viewer', 'clerk', 'manager', 'admin'] },
      },
      required: ['username', 'role'],
    },
  },
  'user.deleted': {
    version: 1,
    description: 'A user was deleted and can no longer sign in.',
    payload: { type: 'object' },
  },
  'user.password_changed': {
    version: 1,
    description: "A user's password changed, by themselves or by an admin (see the event's actor).",
    payload: { type: 'object' },
  },
  'user.renamed': {
    version: 1,
    description: 'A user signs in under another name from now on.',
    payload: {
      type: 'object',
      properties: { from: { type: 'string' }, to: { type: 'string' } },
      required: ['from', 'to'],
    },
  },
  'user.role_changed': {
    version: 1,
    description: 'A user may do more or less than before.',
    payload: {
      type: 'object',
      properties: {
        from: { enum: ['viewer', 'clerk', 'manager', 'admin'] },
        to: { enum: ['viewer', 'clerk', 'manager', 'admin'] },
      },
      required: ['from', 'to'],
    },
  },
  'vendor.created': {
    version: 1,
    description: 'A vendor came into being.',
    payload: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        email: { type: ['string', 'null'] },
        paymentTerms: { type: 'string' },
      },
      required: ['name', 'email', 'paymentTerms'],
    },
  },
  'vendor.deleted': {
    version: 1,
    description: 'A vendor was deleted.',
    payload: { type: 'object' },
  },
  'vendor.restored': {
    version: 1,
    description: 'The deletion of a vendor was taken back; the payload holds what it is now.',
    payload: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        email: { type: ['string', 'null'] },
        paymentTerms: { type: 'string' },
      },
      required: ['name', 'email', 'paymentTerms'],
    },
  },
  'vendor.updated': {
    version: 1,
    description: 'Something of a vendor changed; the payload holds what it is now.',
    payload: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        email: { type: ['string', 'null'] },
        paymentTerms: { type: 'string' },
        changed: { type: 'array', items: { enum: ['name', 'email', 'address', 'paymentTerms'] } },
      },
      required: ['name', 'email', 'paymentTerms', 'changed'],
    },
  },
  'warehouse.created': {
    version: 1,
    description: 'A warehouse was opened.',
    payload: {
      type: 'object',
      properties: { code: { type: 'string' }, name: { type: 'string' } },
      required: ['code', 'name'],
    },
  },
  'warehouse.deleted': {
    version: 1,
    description: 'A warehouse was given up.',
    payload: { type: 'object' },
  },
  'warehouse.restored': {
    version: 1,
    description:
      'A warehouse that was given up is in use again; the payload holds its code and name.',
    payload: {
      type: 'object',
      properties: { code: { type: 'string' }, name: { type: 'string' } },
      required: ['code', 'name'],
    },
  },
  'warehouse.updated': {
    version: 1,
    description:
      'Code, name, address or time zone of a warehouse changed; the payload holds the new code and name.',
    payload: {
      type: 'object',
      properties: {
        code: { type: 'string' },
        name: { type: 'string' },
        changed: { type: 'array', items: { enum: ['name', 'address', 'code', 'timeZone'] } },
      },
      required: ['code', 'name', 'changed'],
    },
  },
  'webhook.created': {
    version: 1,
    description: 'What happens is told to somebody outside from now on.',
    payload: {
      type: 'object',
      properties: {
        url: { type: 'string' },
        events: {
          description: 'Their names; none stands for all.',
          type: 'array',
          items: { type: 'string' },
        },
        enabled: { type: 'boolean' },
      },
      required: ['url', 'events', 'enabled'],
    },
  },
  'webhook.deleted': {
    version: 1,
    description: 'A webhook was deleted; what was on its way to it is not sent.',
    payload: { type: 'object' },
  },
  'webhook.disabled': {
    version: 1,
    description:
      'Nothing is sent to a webhook any more, because of what its receiver answered, or did not.',
    payload: {
      type: 'object',
      properties: { url: { type: 'string' }, reason: { type: 'string' } },
      required: ['url', 'reason'],
    },
  },
  'webhook.secret_rotated': {
    version: 1,
    description: 'A webhook is signed with another secret; the one before it is good for a day.',
    payload: { type: 'object' },
  },
  'webhook.updated': {
    version: 1,
    description: 'Something of a webhook changed; the payload holds what it is now.',
    payload: {
      type: 'object',
      properties: {
        url: { type: 'string' },
        events: {
          description: 'Their names; none stands for all.',
          type: 'array',
          items: { type: 'string' },
        },
        enabled: { type: 'boolean' },
      },
      required: ['url', 'events', 'enabled'],
    },
  },
};
