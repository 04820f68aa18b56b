/** What is at a path: what to do by method. */
export interface Route<Target> {
  readonly targets: ReadonlyMap<string, Target>;
  /** The parts of the path that stand for parameters, in order and not decoded. */
  readonly values: readonly string[];
}

interface Junction<Target> {
  readonly fixed: Map<string, Junction<Target>>;
  parameter: Junction<Target> | undefined;
  readonly targets: Map<string, Target>;
}

/** Finds what belongs to a path part by part, so that the number of routes does not count. */
export class RouteTable<Target> {
  readonly #root: Junction<Target> = junction();

  /**
   * @param path parameters as `:id`
   * @throws Error when there is one of that method and path already
   */
  add(method: string, path: string, target: Target): void {
    let here = this.#root;
    for (const part of partsOf(path)) {
      if (part.startsWith(':')) here = here.parameter ??= junction();
      else {
        const next = here.fixed.get(part) ?? junction();
        here.fixed.set(part, next);
        here = next;
      }
    }
    if (here.targets.has(method)) throw new Error(`There are two endpoints for ${method} ${path}.`);
    here.targets.set(method, target);
  }

  /** Whatever is at the path, which may end in a slash. A fixed part goes before a parameter. */
  find(path: string): Route<Target> | null {
    return find(this.#root, partsOf(path), 0, []);
  }
}

function find<Target>(
  here: Junction<Target>,
  parts: readonly string[],
  at: number,
  values: readonly string[],
): Route<Target> | null {
  const part = parts[at];
  if (part === undefined) return here.targets.size > 0 ? { targets: here.targets, values } : null;
  const fixed = here.fixed.get(part);
  const found = fixed && find(fixed, parts, at + 1, values);
  if (found) return found;
  if (!here.parameter || part === '') return null;
  return find(here.parameter, parts, at + 1, [...values, part]);
}

function junction<Target>(): Junction<Target> {
  return { fixed: new Map(), parameter: undefined, targets: new Map() };
}

/** Between the slashes; one at the end does not count. */
function partsOf(path: string): readonly string[] {
  return path.slice(1, path.endsWith('/') ? -1 : undefined).split('/');
}
