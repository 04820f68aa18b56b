/**
 * The bounded contexts and what each may know; the one home of that rule. Every context may also
 * know `shared`. Against an arrow, the inner context declares a port or asks for usage checks that the outer one contributes.
 */
export const CONTEXTS = {
  shared: [],
  identity: [],
  webhooks: [],
  contacts: [],
  customers: ['contacts'],
  vendors: ['contacts'],
  catalog: ['vendors'],
  inventory: ['catalog', 'contacts'],
  purchasing: ['vendors', 'catalog', 'inventory'],
  fleet: ['catalog', 'inventory'],
  billing: [],
  sales: ['customers', 'catalog', 'inventory', 'billing'],
  rentals: ['customers', 'catalog', 'inventory', 'fleet', 'billing'],
};

/** Where the folders of the contexts are, and the technical folders beside them, bound to none. */
export const CONTEXT_ROOTS = {
  'libs/domain/src': ['testing'],
  'libs/application/src': ['mail', 'testing'],
  'libs/infrastructure/src': [
    'database',
    'messaging',
    'retention',
    'security',
    'system',
    'testing',
  ],
  'libs/api/src/v1': [],
};

/** Technical folders that serve every context and therefore know none. */
export const CONTEXT_FREE = { 'libs/api/src/shared': 'libs/api/src/v1' };

/** True when code of one context may use code of the other. */
export function mayKnow(context, other) {
  return context === other || other === 'shared' || CONTEXTS[context].includes(other);
}
