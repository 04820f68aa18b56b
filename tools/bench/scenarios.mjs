import { gets, posts } from './load.mjs';

/**
 * What is measured: `requests` makes those of a server, none where it does not do such work; beside
 * those of `beside`, where there are such.
 */
export function scenariosOf({ ids, cities }, market) {
  const pathsOf = ({ customers }, tails) => tails.map((tail) => new URL(customers).pathname + tail);
  const get = (server, tails) => gets(server.customers, pathsOf(server, tails), server.headers);
  const list = (server) => get(server, ['?skip=0&limit=20']);
  const create = (server, url) => posts(url, server.headers, newCustomer);
  const sell = ({ sales, headers }, bodies) => sales && posts(sales, headers, bodies);
  return [
    {
      name: 'GET by id',
      requests: (server) =>
        get(
          server,
          ids.map((id) => `/${id}`),
        ),
    },
    { name: 'list, first 20', requests: list },
    {
      name: 'list of a city, first 20',
      requests: (server) =>
        get(
          server,
          cities.map((city) => `?skip=0&limit=20&city=${encodeURIComponent(city)}`),
        ),
    },
    { name: 'POST', requests: (server) => create(server, server.customers) },
    {
      name: 'POST, the others without guarantees',
      requests: (server) => create(server, server.plain ?? server.customers),
    },
    { name: 'sales of one item', requests: (server) => sell(server, market.ofOneItem) },
    { name: 'sales of 100 items', requests: (server) => sell(server, market.ofManyItems) },
    {
      name: 'list beside POSTs',
      requests: list,
      beside: (server) => create(server, server.customers),
    },
  ];
}

let count = 0;

function newCustomer() {
  count += 1;
  return { name: 'Bench', email: `${process.hrtime.bigint()}.${count}@bench.example` };
}
