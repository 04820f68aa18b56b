/**
 * The origins that browsers may call from, with commas between.
 * @throws RangeError for what is no origin
 */
export function parseOrigins(text: string): readonly string[] {
  const origins = text
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new RangeError(`"${origin}" is no origin such as https://shop.example`);
    }
  }
  return origins;
}
