import ipaddr from 'ipaddr.js';

/** Global unicast (RFC 4291 section 2.4); everything else of IPv6 is for something special, or unassigned. */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Whether an IP address belongs to the public internet: not to this machine, its network, its provider, a
 * cloud's metadata, or many at once. An IPv6 address that stands for an IPv4 one is judged as that.
 * @param address as a socket has it; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(...GLOBAL_UNICAST);
}
