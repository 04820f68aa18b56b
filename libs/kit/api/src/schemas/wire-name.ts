/** The name on the wire: `paymentTerms` is `payment_terms`. */
export function wireName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
