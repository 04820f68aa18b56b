/** Asks the server of this container how it is, `ready` or `live`, and ends with 1 unless it is. */
const { PORT = '3000' } = process.env;
const answer = await fetch(`http://127.0.0.1:${PORT}/health/${process.argv[2]}`).catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;
