/** Prints a line for the operator; on the error stream, because the log has the other one to itself. */
export function printLine(message: string): void {
  process.stderr.write(`${message}\n`);
}
