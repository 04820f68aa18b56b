/**
 * The first row of a statement that always gives one, such as a count.
 * @throws Error when there is none
 */
export function onlyRow<Row>([row]: readonly Row[]): Row {
  if (row === undefined) throw new Error('A statement that always gives a row gave none.');
  return row;
}
