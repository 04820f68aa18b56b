import { calendarOf, rentalsOf } from './fleet.mjs';
import { gets, posts } from './load.mjs';
import { salesOf } from './market.mjs';

/**
 * What is measured: `requests` makes those of a server, none where it does not do such work; beside
 * those of `beside`, where there are such.
 */
export function scenariosOf({ ids, cities }, { customer, items: [hot, ...others] }, fleet) {
  const get = ({ customers, headers }, tails) => gets(customers, tails, headers);
  const create = ({ headers }, url) => posts(url, headers, newCustomer);
  const sell = ({ sales, headers }, nextBody) => sales && posts(sales, headers, nextBody);
  const rent = ({ rentals, headers }, nextBody) => rentals && posts(rentals, headers, nextBody);
  const calendar = calendarOf(fleet, [fleet.booked]);
  const page = '?skip=0&limit=20';
  const pages = cities.map((city) => `${page}&city=${encodeURIComponent(city)}`);
  const records = ids.map((id) => `/${id}`);
  const ofOne = salesOf(customer, [hot]);
  const ofMany = salesOf(customer, others);
  const [ofOneLine, ofFiveLines] = [rentalsOf(fleet, 1), rentalsOf(fleet, 5)];
  return [
    { name: 'GET by id', requests: (server) => get(server, records) },
    { name: 'list, first 20', requests: (server) => get(server, [page]) },
    { name: 'list of a city, first 20', requests: (server) => get(server, pages) },
    { name: 'POST', requests: (server) => create(server, server.customers) },
    {
      name: 'POST, the others without guarantees',
      requests: (server) => create(server, server.plain ?? server.customers),
    },
    { name: 'sales of one item', requests: (server) => sell(server, ofOne) },
    { name: `sales of ${others.length} items`, requests: (server) => sell(server, ofMany) },
    { name: 'rentals of one line', requests: (server) => rent(server, ofOneLine) },
    { name: 'rentals of five lines', requests: (server) => rent(server, ofFiveLines) },
    {
      name: 'rental availability of a year',
      requests: ({ availability, headers }) =>
        availability && gets(availability, [calendar], headers),
    },
    {
      name: 'list beside POSTs',
      requests: (server) => get(server, [page]),
      beside: (server) => create(server, server.customers),
    },
  ];
}

let count = 0;

function newCustomer() {
  count += 1;
  return { name: 'Bench', email: `${process.hrtime.bigint()}.${count}@bench.example` };
}
