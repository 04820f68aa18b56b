import { isIP } from 'node:net';

/** Names that Express knows for ranges of addresses. */
const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Reads TRUST_PROXY: `off`, how many proxies stand before the server, or their addresses.
 * @returns what Express's `trust proxy` setting takes
 * @throws RangeError for anything else; believing every sender is not on offer, because then
 * anybody can pass for any address
 */
export function parseTrustProxy(text: string): false | number | string {
  if (/^(off|false|no)$/i.test(text)) return false;
  if (/^\d{1,2}$/.test(text)) return Number(text) === 0 ? false : Number(text);
  for (const part of text.split(',').map((piece) => piece.trim())) {
    if (!NAMED_RANGES.includes(part) && !isAddressRange(part)) {
      throw new RangeError(
        `"${part}" is neither off, nor a number of proxies, nor an address such as 10.0.0.0/8`,
      );
    }
  }
  return text;
}

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
