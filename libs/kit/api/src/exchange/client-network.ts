import { isIP, isIPv6 } from 'node:net';

/** What stands in for a client whose address is not known, such as one behind a Unix socket. */
const UNKNOWN = 'unknown';

/** Hextets of a subscriber's network: a single one gets a whole /64 (RFC 6177). */
const NETWORK_HEXTETS = 4;

/** IPv6 addresses that hold an IPv4 one in their last 32 bits: mapped, and translated (RFC 6052). */
const HOLDS_IPV4 = [
  ['0', '0', '0', '0', '0', 'ffff'],
  ['64', 'ff9b', '0', '0', '0', '0'],
].map((hextets) => hextets.join(':'));

/**
 * The network that one client controls, which is what requests and guesses are counted for: an IPv4
 * address, or the first 64 bits of an IPv6 address. An IPv6 address that holds an IPv4 one counts as
 * that. A port, which some proxies add, is left out.
 */
export function clientNetwork(address: string | undefined): string {
  const plain = withoutPort(address ?? '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return isIP(plain) ? plain : UNKNOWN;
  const hextets = hextetsOf(plain);
  if (HOLDS_IPV4.includes(hextets.slice(0, 6).join(':'))) {
    const bytes = hextets.slice(6).flatMap((hextet) => {
      const value = Number.parseInt(hextet, 16);
      return [value >> 8, value & 0xff];
    });
    return bytes.join('.');
  }
  return `${hextets.slice(0, NETWORK_HEXTETS).join(':')}::/64`;
}

/** `192.0.2.1:443` and `[2001:db8::1]:443`, but not `2001:db8::1`, whose colons are its own. */
function withoutPort(address: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/, '$1');
}

/** The eight hextets of an IPv6 address, without leading zeros. */
function hextetsOf(address: string): readonly string[] {
  // The URL parser knows how to write an IPv6 address in its one canonical form.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right];
}
