import { helpOf, OptionError, readOptions } from './options.mjs';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 };

/** What must be undone when the work is over, last things first. */
class Cleanup {
  #undo = [];
  #isOver = false;

  /** @param undo called at once by work that goes on after its end */
  add(undo) {
    if (this.#isOver) void undo();
    else this.#undo.push(undo);
  }

  async run() {
    this.#isOver = true;
    for (const undo of this.#undo.reverse()) {
      try {
        await undo();
      } catch (error) {
        console.error(error);
      }
    }
  }
}

/**
 * Runs a program with the options of the command line, undoes what it adds to its cleanup, also after a
 * signal, and ends the process.
 * @param description `{ command, purpose, options }`
 * @param work called with the options, the arguments as given, and the cleanup
 */
export async function runProgram({ command, purpose, options: known }, work) {
  const args = process.argv.slice(2);
  let options;
  try {
    options = readOptions(known, args);
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    console.error(`${error.message}\nSee: ${command} -- --help`);
    process.exit(2);
  }
  if (options === null) {
    console.log(helpOf(command, purpose, known));
    return;
  }
  const cleanup = new Cleanup();
  let isInterrupted = false;
  const interrupted = new Promise((resolve) => {
    for (const [signal, code] of Object.entries(SIGNALS)) {
      process.once(signal, () => {
        isInterrupted = true;
        resolve(code);
      });
    }
  });
  const done = work(options, args, cleanup).then(
    () => 0,
    (error) => {
      // What was under way fails when its servers are taken away.
      if (!isInterrupted) console.error(error);
      return 1;
    },
  );
  const code = await Promise.race([interrupted, done]);
  await cleanup.run();
  process.exit(code);
}
