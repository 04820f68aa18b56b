/** Drawn from tools/boundaries/contexts.mjs: the contexts, and which of them each may know. */
export const MODULES: Readonly<Record<string, readonly string[]>> = {
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
