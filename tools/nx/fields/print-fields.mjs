import { MARKS, TYPES } from './types.mjs';

/** Fields as text, such that `parseFields` gives them back. */
export function printFields(fields) {
  return fields.map(printField).join(' ');
}

function printField(field) {
  const { name, type, isOptional, limits, initial } = field;
  const bounds = TYPES[type].limits.print(limits);
  const marks = Object.entries(MARKS)
    .filter(([, { key }]) => field[key])
    .map(([mark, { word }]) => mark + word);
  return [
    `${name}:${type}`,
    isOptional ? '?' : '',
    bounds && `(${bounds})`,
    initial === undefined ? '' : `=${initial}`,
    ...marks,
  ].join('');
}
