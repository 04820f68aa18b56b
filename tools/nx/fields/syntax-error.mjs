/** What is wrong with a text, and where: its message shows the line with a caret below the place. */
export class FieldSyntaxError extends Error {
  /**
   * @param what the sentence
   * @param text all that was given
   * @param at where in it
   */
  constructor(what, text, at) {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const [line] = text.slice(start).split('\n', 1);
    super(`${what}\n${line}\n${' '.repeat(at - start)}^`);
    this.name = 'FieldSyntaxError';
    this.at = at;
  }
}
