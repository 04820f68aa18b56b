/** The name that is most like another, unless none is much like it. */
export function nearestName(name, candidates) {
  let nearest;
  // Beyond a third of its letters it is another name rather than a slip.
  let least = Math.floor(name.length / 3) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance = distanceOf(name, candidate);
    if (distance >= least) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

/** How many letters must be added, left out or replaced (Levenshtein). */
export function distanceOf(one, other) {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const present = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = above[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      present.push(Math.min(replaced, above[column] + 1, present[column - 1] + 1));
    }
    above = present;
  }
  return above[other.length];
}
