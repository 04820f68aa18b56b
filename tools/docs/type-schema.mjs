import ts from 'typescript';

/**
 * The JSON Schema of a type of JSON data, with the comments of its properties.
 * @throws Error for a type that JSON has not, or that this does not know
 */
export function schemaOf(checker, type) {
  const members = type.isUnion() ? type.types : [type];
  const isOf = (flag) => members.some(({ flags }) => flags & flag);
  const literals = members.filter((one) => one.isStringLiteral() || one.isNumberLiteral());
  const others = members.filter((one) => !literals.includes(one) && !(one.flags & ATOMS));
  const variants = others.map((one) => objectSchema(checker, one));
  const types = [
    ...(isOf(ts.TypeFlags.String) ? ['string'] : []),
    ...(isOf(ts.TypeFlags.Number) ? ['number'] : []),
    ...(isOf(ts.TypeFlags.BooleanLike) ? ['boolean'] : []),
  ];
  const nothing = isOf(ts.TypeFlags.Null) ? ['null'] : [];
  if (variants.length > 0) {
    const rest = [...types, ...nothing].map((name) => ({ type: name }));
    const all = [...variants, ...rest];
    return all.length === 1 ? all[0] : { anyOf: all };
  }
  if (literals.length > 0) {
    const values = literals.map(({ value }) => value);
    return { enum: isOf(ts.TypeFlags.Null) ? [...values, null] : values };
  }
  const all = [...types, ...nothing];
  if (all.length === 0) throw new Error(`JSON has no ${checker.typeToString(type)}`);
  return { type: all.length === 1 ? all[0] : all };
}

const ATOMS =
  ts.TypeFlags.String |
  ts.TypeFlags.Number |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.Null |
  ts.TypeFlags.Undefined;

function objectSchema(checker, type) {
  // A brand is a text that other code may not make.
  if (type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.String)) {
    return { type: 'string' };
  }
  if (checker.isTupleType(type)) throw new Error(`a tuple: ${checker.typeToString(type)}`);
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(type);
    return { type: 'array', items: schemaOf(checker, element) };
  }
  const isData = type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection);
  if (!isData || type.getCallSignatures().length > 0) {
    throw new Error(`JSON has no ${checker.typeToString(type)}`);
  }
  const properties = checker.getPropertiesOfType(type);
  const required = properties.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional));
  return {
    type: 'object',
    ...(properties.length > 0 && {
      properties: Object.fromEntries(
        properties.map((property) => [property.name, propertySchema(checker, property)]),
      ),
    }),
    ...(required.length > 0 && { required: required.map(({ name }) => name) }),
  };
}

function propertySchema(checker, property) {
  const text = ts.displayPartsToString(property.getDocumentationComment(checker));
  const schema = schemaOf(checker, checker.getTypeOfSymbol(property));
  return text === '' ? schema : { description: text.replaceAll(/\s+/g, ' '), ...schema };
}
