interface Class {
  readonly prototype: object;
}

/**
 * Makes `instanceof` hold for the instances of every copy of a class. A process may load a package more
 * than once, as ES module and as CommonJS or in two versions, and each copy has classes of its own; what
 * all of them share is the registry of symbols.
 * @param name tells the class apart in every version; what a minifier makes of the class's own does not matter
 */
export function recogniseCopies(type: Class, name: string): void {
  const mark = Symbol.for(`@strata/domain-kit/${name}`);
  // On the prototype and not enumerable: instances look as they would without it.
  Object.defineProperty(type.prototype, mark, { value: true });
  Object.defineProperty(type, Symbol.hasInstance, {
    value(this: Class, value: unknown): boolean {
      // A subclass inherits this, and is told by its prototype like any class.
      if (typeof value !== 'object' || value === null) return false;
      return this === type ? mark in value : isBelow(this.prototype, value);
    },
  });
}

function isBelow(prototype: object, value: object): boolean {
  return Object.prototype.isPrototypeOf.call(prototype, value);
}
