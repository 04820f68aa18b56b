/** Stands for whatever an endpoint works with: none of it is used before a request comes. */
export const anyPort = new Proxy(function () {}, {
  get: (_target, name) => (name === Symbol.toPrimitive ? () => '' : anyPort),
  apply: () => anyPort,
  construct: () => anyPort,
});
