/**
 * The SQL that makes one database like another, from what both consist of; empty when they are alike.
 * What is only there goes first, because others may stand in its way; what is missing or otherwise comes
 * in the order in which it can be made.
 * @param present, wanted see `catalogueOf`
 * @param isMeant which objects to look at, by what they are
 */
export function sqlBetween(present, wanted, isMeant = () => true) {
  const isAsWanted = ([what, { definition }]) => wanted.get(what)?.definition === definition;
  const wrong = [...present].filter((entry) => isMeant(entry[0]) && !isAsWanted(entry));
  const missing = [...wanted].filter(
    ([what, { definition }]) => isMeant(what) && present.get(what)?.definition !== definition,
  );
  return [
    ...wrong.reverse().map(([, { remove }]) => `${remove};`),
    ...missing.map(([, { create }]) => `${create};`),
  ];
}
