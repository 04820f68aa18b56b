/** A document as listed: its lines only when asked for. */
export type WithoutLines<View extends { readonly items: unknown }> = Omit<View, 'items'> &
  Partial<Pick<View, 'items'>>;
