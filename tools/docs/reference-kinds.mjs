import { EXPRESSION, missingInExpression } from './missing-code.mjs';
import { missingEnd, missingFile, missingFolder } from './missing-files.mjs';

/** A path from the root, and one of ours by its end. */
const PATH = /^(apps|libs|tools|prisma|docs|\.ci)\/[^\s<…]*$/;
const FILE = /^(?:[\w*-][\w.*-]*\/)*[\w*-][\w.*-]*\.(ts|mjs|prisma|sql|yml|json|md)$/;
const FOLDER = /^[\w-]+\/$/;
const NODE = /^node (\S+\.mjs)/;
const SCRIPT = /^npm (?:run (?=\S)|(?=(?:start|test)\b))([\w:-]+)(?: --silent)?(?: -- (\S.*))?$/;
const OPTION = /^(?:([a-z][a-z-]*) )?(--[a-z][a-z-]*)$/;
const PACKAGE = /^@[\w-]+\/[\w./-]+$/;
const ROUTE = /^(?:(GET|HEAD|POST|PUT|PATCH|DELETE) )?(\/[\w{}:/-]*)(\?\S*)?$/;
const HEADER = /^([A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+)(: .*)?$/;
const SETTING = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(=\S*)?$/;
const DOTTED = /^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/;
const SNAKE = /^_?[a-z][a-z0-9]*(_[a-z0-9]+)+$/;
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;

/** The first that a name looks like is what it is looked up as. */
const KINDS = [
  [PATH, missingFile],
  [FILE, missingEnd],
  [FOLDER, missingFolder],
  [NODE, (text, known) => missingFile(NODE.exec(text)[1], known)],
  [SCRIPT, missingInCommand],
  [OPTION, missingOption],
  [PACKAGE, (name, { packages }) => among(name, packages)],
  [ROUTE, missingRoute],
  [HEADER, missingHeader],
  [SETTING, missingSetting],
  [DOTTED, missingDotted],
  [SNAKE, (name, { words, settings, code }) => among(name, words, settings, code.identifiers)],
  [KEBAB, (name, { packages, code }) => among(name, packages, code.commands, code.literals)],
  [EXPRESSION, (text, known) => missingInExpression(text, known, missingOf)],
];

/**
 * What of a name in backticks is not there, and those among which the right one may be; null when all
 * is there, or when it is no name that anybody can look up.
 */
export function missingOf(name, known) {
  const [, missing] = KINDS.find(([pattern]) => pattern.test(name)) ?? [];
  return missing?.(name, known) ?? null;
}

/** Whether it looks like a name at all. */
export function isName(text) {
  return KINDS.some(([pattern]) => pattern.test(text));
}

function among(name, ...sets) {
  return sets.some((set) => set.has(name))
    ? null
    : { name, candidates: sets.flatMap((set) => [...set]) };
}

/** A script of the root; behind `npm start --` a command and its options. */
function missingInCommand(text, { scripts, code: { commands } }) {
  const [, script, rest = ''] = SCRIPT.exec(text);
  if (script !== 'start' || rest === '') return among(script, scripts);
  const [command, ...more] = rest.split(' | ')[0].split(' ');
  const options = more.filter((part) => part.startsWith('--'));
  const all = new Set([...commands, '--help']);
  const gone = [command, ...options].find((part) => !all.has(part));
  return gone === undefined ? null : { name: gone, candidates: all };
}

/** An option by itself, or of a command. */
function missingOption(text, { code: { commands } }) {
  const [, command, option] = OPTION.exec(text);
  return (command ? among(command, commands) : null) ?? among(option, commands);
}

function missingRoute(text, { routes, code: { literals } }) {
  const [, method, path] = ROUTE.exec(text);
  const below = path.replaceAll(/:(\w+)/g, '{$1}').replace(/^\/api\/v\d+(?=\/)/, '');
  const paths = new Set([...routes].map((route) => route.replace(/^\w+ /, '')));
  // The docs page is no endpoint; it stands in the code as it is.
  if (!paths.has(below) && literals.has(path)) return null;
  return method ? among(`${method} ${below}`, routes) : among(below, paths);
}

/** Node gives and takes them in small letters, too. */
function missingHeader(text, { code: { literals } }) {
  const [, name] = HEADER.exec(text);
  return literals.has(name.toLowerCase()) ? null : among(name, literals);
}

/** A secret may come from a file, which `_FILE` behind its name then names. */
function missingSetting(text, { code: { identifiers, literals }, settings }) {
  const [, name] = SETTING.exec(text);
  const secret = name.replace(/_FILE$/, '');
  return among(secret, identifiers, literals, settings) && among(name, identifiers, settings);
}

/** The code of an error or the name of an event; else a name that stands in the code as it is. */
function missingDotted(name, { code: { errorCodes, eventNames, literals } }) {
  const all = new Set([...errorCodes, ...eventNames]);
  const [context] = name.split('.');
  const isOurs = [...all].some((one) => one.startsWith(`${context}.`));
  return !isOurs && literals.has(name) ? null : among(name, all);
}
