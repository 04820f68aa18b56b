/** What a package must be given on with, whatever else is left out. */
const LICENCE = /(^|\/)(licen[cs]es?|copying|notice|copyright|authors)([.-]|$)/i;
/** What nobody runs: sources and types, maps, what packages say of themselves. */
const NOT_RUN = /\.([cm]?tsx?|map|tsbuildinfo|md|markdown|flow|coffee|ya?ml|lock|html)$/i;
/** Folders of packages that are not part of the program, and what begins with a dot. */
const NOT_PROGRAM =
  /(^|\/)\.|^(tests?|__tests__|specs?|examples?|benchmarks?|bench|docs?|coverage|scripts)\//i;
/** Of ours what is built, and what pages load; tests and CommonJS have parts of their own. */
const OURS_RUN = /^dist\/(?!(cjs|testing)\/).*\.(js|json)$|^(operator|viewer)\//;

/**
 * What is not needed of packages that bring far more than one program runs, in their own words.
 * Prisma's client has two compilers for each database, each in two forms.
 */
const NOT_NEEDED = {
  '@prisma/client': /query_compiler_(?!fast_bg\.postgresql\.(wasm-base64\.)?mjs$)|-edge\./,
  'libphonenumber-js': /^bundle\//,
  '@faker-js/faker': /\.cjs$/,
};

/** Whether a file of a package is needed where the program runs; its path has slashes. */
export function isNeeded({ name, isOurs }, path) {
  if (LICENCE.test(path)) return true;
  if (isOurs) return OURS_RUN.test(path);
  return !NOT_RUN.test(path) && !NOT_PROGRAM.test(path) && !NOT_NEEDED[name]?.test(path);
}
