/** Tells the operator something; on the error stream, because the log has the other one to itself. */
export function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}
