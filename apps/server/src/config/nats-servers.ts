const SCHEMES = ['nats:', 'tls:'];

/**
 * Reads the addresses of the servers of a NATS cluster, separated by commas.
 * @throws RangeError for anything else, without a word of what it says: it may hold a password
 */
export function parseNatsServers(text: string): readonly string[] {
  return text.split(',').map((part) => parseServer(part.trim()));
}

function parseServer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !SCHEMES.includes(url.protocol) || url.hostname === '') {
    throw new RangeError('it is not of the form nats://host:port or tls://host:port');
  }
  if (url.username !== '' || url.password !== '') {
    throw new RangeError(
      'who asks stands in NATS_USER and NATS_PASSWORD, NATS_TOKEN or NATS_CREDS',
    );
  }
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') {
    throw new RangeError('nothing follows the port');
  }
  return `${url.protocol}//${url.host}`;
}
