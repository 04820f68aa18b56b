import { parseArgs } from 'node:util';

const NAME_WIDTH = 24;

/** A number above zero; `1e6` is one. */
export function number(text) {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new OptionError(`${text}: not above zero`);
  return value;
}

/** A whole number above zero. */
export function whole(text) {
  if (!Number.isInteger(number(text))) throw new OptionError(`${text}: not whole`);
  return number(text);
}

/** Some of the names, separated by commas; all or none of them. */
export function someOf(names) {
  return (text) => {
    if (text === 'all') return names;
    if (text === 'none') return [];
    const chosen = text.split(',');
    const unknown = chosen.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw new OptionError(`${unknown}: not one of ${names.join(', ')}, all, none`);
    }
    return chosen;
  };
}

/** What was given cannot be meant. */
export class OptionError extends Error {}

/**
 * The options of a command line; null when it asks for help.
 * @param known `{ name: { fallback, read, what } }`; without a fallback an option is a switch
 * @throws OptionError
 */
export function readOptions(known, args) {
  const given = parse(known, args);
  if (given.help) return null;
  const values = Object.entries(known).map(([name, { fallback, read = (text) => text }]) => {
    if (fallback === undefined) return [name, given[name] ?? false];
    try {
      return [name, read(given[name] ?? fallback)];
    } catch (error) {
      throw new OptionError(`--${name} ${error.message}`);
    }
  });
  return Object.fromEntries(values);
}

function parse(known, args) {
  const options = Object.entries(known).map(([name, { fallback }]) => [
    name,
    { type: fallback === undefined ? 'boolean' : 'string' },
  ]);
  try {
    return parseArgs({
      args,
      options: { ...Object.fromEntries(options), help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (error) {
    throw new OptionError(error.message);
  }
}

/** What `--help` shows. */
export function helpOf(command, purpose, known) {
  const lines = Object.entries(known).map(([name, { fallback, what }]) => {
    const left = fallback === undefined ? `--${name}` : `--${name} …`;
    const right = fallback ? `${what} (${fallback})` : what;
    return `  ${left.padEnd(NAME_WIDTH)}${right}`;
  });
  return [`${command} [-- options]`, '', purpose, '', ...lines, ''].join('\n');
}
