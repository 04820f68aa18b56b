/** Makes something of each of some named things, under the same name. */
export function mapNamed<
  Things extends object,
  Made extends { readonly [Name in keyof Things]: unknown },
>(
  things: Things,
  make: <Name extends keyof Things & string>(thing: Things[Name], name: Name) => Made[Name],
): Made {
  const made: [string, unknown][] = [];
  for (const name in things) made.push([name, make(things[name], name)]);
  // One for each name, which fromEntries cannot tell.
  return Object.fromEntries(made) as Made;
}
