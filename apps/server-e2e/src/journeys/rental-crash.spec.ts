import { type Round, workAtKilledTwin } from '../support/killed-twin.js';
import { Timetable } from '../support/promised-pieces.js';
import { RACE } from '../support/race-size.js';
import { type RentalAgreement, RentalDesk } from '../support/rental-desk.js';
import { settingsBeside, startServer, type RunningServer } from '../support/running-server.js';
import { StrataProcess } from '../support/strata-process.js';

const settings = { RATE_LIMIT_MAX: '10000000', LOG_LEVEL: 'error' };
const PIECES = 100_000;

describe('a server that is killed while it rents and sells', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(settings);
  });
  afterAll(() => server.stop());

  it(`does all that it acknowledged once, and nothing by half: ${RACE.kills} kills`, async () => {
    const { admin } = server;
    const desk = new RentalDesk(admin);
    const { shop } = desk;
    const [customer, warehouse] = [await shop.customer(), await shop.warehouse()];
    const [drill, saw] = [await desk.fleet(warehouse, PIECES), await desk.fleet(warehouse, PIECES)];
    await shop.receive(warehouse, { [drill]: PIECES });
    const stay = new Timetable().stay(-1, 4);
    const rental = desk.agreement({ customer, warehouse }, stay, { [drill]: 2, [saw]: 1 });
    const done = { sales: 0, rentals: 0, handOuts: 0, payments: 0, checkIns: 0 };

    /** Rents, hands out, is paid and takes back, as far as it gets until it is over. */
    async function rent({ post, isOver }: Round) {
      const made: RentalAgreement = (await post('made', '/rental-agreements', rental)).body;
      done.rentals += 1;
      const path = `/rental-agreements/${made.id}`;
      const [drills, saws] = made.items.map((line) => ({
        rental_line_id: line.id,
        quantity: line.quantity,
      }));
      if (isOver()) return;
      await post('out', `${path}/hand-outs`, { items: [drills, saws] });
      done.handOuts += 1;
      if (isOver()) return;
      await post('paid', `${path}/payments`, { amount: '1.00', method: 'card' });
      done.payments += 1;
      if (isOver()) return;
      await post('back', `${path}/check-ins`, { items: [{ ...drills, condition: 'good' }] });
      done.checkIns += 1;
    }

    await workAtKilledTwin(server, {
      settings,
      kills: RACE.kills,
      hands: 8,
      work: async (round) => {
        if (round.hand % 2 === 0) return rent(round);
        await round.post('sold', '/sales-transactions', shop.sale(customer, drill, 1));
        done.sales += 1;
      },
    });

    expect(done.checkIns).toBeGreaterThan(0);
    expect(await shop.level(drill, warehouse)).toEqual({ on_hand: PIECES, reserved: done.sales });
    const out = { drill: 2 * (done.handOuts - done.checkIns), saw: done.handOuts };
    expect(await desk.level(drill, warehouse)).toEqual({ owned: PIECES, out: out.drill });
    expect(await desk.level(saw, warehouse)).toEqual({ owned: PIECES, out: out.saw });
    const agreements = await desk.agreementsOf(drill);
    expect(agreements.length).toBe(done.rentals);
    const sumOf = (tell: (agreement: RentalAgreement) => number) =>
      agreements.reduce((sum, agreement) => sum + tell(agreement), 0);
    expect(sumOf(({ status }) => Number(status === 'out'))).toBe(done.handOuts);
    expect(sumOf(({ paid_amount }) => Number(paid_amount))).toBe(done.payments);
    expect(sumOf(({ items }) => items[0]?.returned ?? 0)).toBe(2 * done.checkIns);
    const { code, out: told } = await StrataProcess.run(['reconcile'], settingsBeside(server));
    expect({ code, told }).toEqual({ code: 0, told: '' });
  }, 300_000);
});
