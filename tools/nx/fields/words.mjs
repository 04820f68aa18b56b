/** Ways to write one name, from `rate-plan` or `ratePlan`. */
export function formsOf(name) {
  const parts = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).split('-');
  const pascal = parts.map(capital).join('');
  return {
    kebab: parts.join('-'),
    snake: parts.join('_'),
    pascal,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    words: parts.join(' '),
    title: capital(parts.join(' ')),
    constant: parts.join('_').toUpperCase(),
  };
}

/** The usual plural of an English word. */
export function pluralOf(word) {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** `a lamp`, `an item`. */
export function withArticle(words) {
  return `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}`;
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
