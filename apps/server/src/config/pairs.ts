/**
 * Reads what OpenTelemetry gives as `key=value,key=value`, percent-encoded.
 * @throws RangeError for anything else, without a word of what it says
 */
export function parsePairs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(text.split(',').map(parsePair));
}

function parsePair(text: string): readonly [string, string] {
  const [, key = '', value = ''] = /^\s*([^\s=]+)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
  try {
    if (key !== '') return [key, decodeURIComponent(value)];
  } catch {
    // What is no percent-encoding is refused below.
  }
  throw new RangeError('it is not of the form key=value,key=value, percent-encoded');
}
