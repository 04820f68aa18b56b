/** What Node is given to run the server; the benchmark gives it to whatever it compares. */

// Most of what a request makes is gone when it is answered: a larger nursery is collected less often.
export const NODE_FLAGS = ['--max-semi-space-size=64'];
