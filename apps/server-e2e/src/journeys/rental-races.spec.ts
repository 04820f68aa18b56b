import type { Client, JsonAnswer } from '../support/client.js';
import { insist } from '../support/insist.js';
import { Timetable } from '../support/promised-pieces.js';
import { RACE } from '../support/race-size.js';
import { seededRandom } from '../support/random.js';
import { CAPACITY, RentalCrowd } from '../support/rental-crowd.js';
import { RentalDesk } from '../support/rental-desk.js';
import {
  settingsBeside,
  startServer,
  startTwin,
  type RunningServer,
} from '../support/running-server.js';
import { StrataProcess } from '../support/strata-process.js';
import { inHands, tally, times } from '../support/tally.js';

/** Wishes at once. */
const HANDS = 1_000;
const WORKERS = 16;
/** How what is done may end while others do as much. */
const OUTCOMES = [
  'done',
  'rental.exceeds_out',
  'rental.exceeds_reserved',
  'rental.insufficient_availability',
  'rental.not_longer',
  'rental.wrong_status',
];

/** Two server processes on one database; calls take turns between them. */
let server: RunningServer;
let twin: StrataProcess;
let desk: RentalDesk;
let clients: readonly [Client, Client];
const random = seededRandom(20_260_103);

beforeAll(async () => {
  server = await startServer({ RATE_LIMIT_MAX: '10000000' });
  twin = await startTwin(server, { RATE_LIMIT_MAX: '10000000' });
  desk = new RentalDesk(server.admin);
  clients = [server.admin, server.admin.at(twin.url)];
});
afterAll(async () => {
  await twin.end();
  await server.stop();
});
afterEach(() => {
  const faults = [...server.process.log, ...twin.log].filter(({ status }) => Number(status) >= 500);
  expect(faults).toEqual([]);
});

const client = (index: number) => clients[index % 2]!;
const post = (index: number, path: string, body?: object) =>
  client(index).post(path, body && { body });

const codes = (answers: readonly JsonAnswer[]) =>
  [...new Set(answers.map(({ status, body }) => (status < 300 ? 'done' : body.code)))].sort();

describe('two servers on one database', () => {
  it(`promise what there is and refuse nothing that fits: ${RACE.promises} wishes`, async () => {
    for (let round = 0; round < RACE.rounds; round += 1) {
      const crowd = await RentalCrowd.gather(clients, random);
      const former = await times(RACE.promises / 10, (index) => crowd.wish(index, 1));
      const kept = former.filter(({ answer }) => answer.status === 201);
      // One in ten is a longer stay of what was promised before.
      const outcomes = await inHands(HANDS, RACE.promises, (index) => {
        const known = index % 10 === 0 ? kept[index / 10] : undefined;
        return known ? crowd.stayLonger(index, known) : crowd.wish(index);
      });
      const all = [...former, ...outcomes];
      const done = ['done', 'rental.insufficient_availability'];
      expect(codes(all.map(({ answer }) => answer))).toEqual(done);
      const promised = await crowd.promised();
      expect(promised.peak).toBeLessThanOrEqual(CAPACITY);
      // Nothing goes, so what would fit now has fitted then.
      const wronged = all.filter(
        ({ stretch, answer }) => answer.status === 409 && promised.fits(stretch, CAPACITY),
      );
      expect(wronged).toEqual([]);
    }
  }, 1_200_000);

  it('promise no more than there is while pieces go out and come back', async () => {
    for (let round = 0; round < RACE.rounds; round += 1) {
      const crowd = await RentalCrowd.gather(clients, random);
      let isOver = false;
      const peaks: number[] = [];
      const look = async () => peaks.push((await crowd.promised()).peak);
      const onlooker = (async () => {
        while (!isOver) await look();
      })();
      const acted = await inHands(WORKERS, RACE.promises, (index) => crowd.act(index));
      isOver = true;
      await onlooker;
      await look();
      expect(codes(acted).filter((code) => !OUTCOMES.includes(code))).toEqual([]);
      expect(Math.max(...peaks)).toBeLessThanOrEqual(CAPACITY);
      for (const { fleet, agreed } of await crowd.out()) {
        expect(fleet).toEqual({ owned: CAPACITY, out: agreed });
      }
    }
  }, 1_200_000);

  it('take back each piece once: 50 check-ins of one line, by the piece and all at once', async () => {
    for (const quantity of [1, CAPACITY]) {
      const { agreement, item, warehouse } = await handedOut();
      const items = [{ rental_line_id: agreement.items[0].id, quantity, condition: 'good' }];
      const answers = await times(50, (index) =>
        post(index, `/rental-agreements/${agreement.id}/check-ins`, { items }),
      );
      const done = CAPACITY / quantity;
      expect(tally(answers.map(({ status }) => status))).toEqual({ 201: done, 409: 50 - done });
      expect(await desk.level(item, warehouse)).toEqual({ owned: CAPACITY, out: 0 });
      const records = await client(0).get(`/rental-agreements/${agreement.id}/check-ins?limit=1`);
      expect(records.body.total).toBe(done);
    }
  });

  it('hand out a piece once: 50 hand-outs of one asset to two customers', async () => {
    const [customer, warehouse] = [await desk.shop.customer(), await desk.shop.warehouse()];
    const item = await desk.fleet(warehouse, 2, ['HR-1', 'HR-2']);
    const assets = await client(0).get(`/fleet/assets?item_id=${item}`);
    const asset_ids = [assets.body.items[0].id];
    const stay = new Timetable().stay(-1, 4);
    const agreements = await times(2, (index) =>
      post(
        index,
        '/rental-agreements',
        desk.agreement({ customer, warehouse }, stay, { [item]: 1 }),
      ),
    );
    const answers = await times(50, (index) => {
      const { id, items } = agreements[index % 4 < 2 ? 0 : 1]!.body;
      const line = { rental_line_id: items[0].id, quantity: 1, asset_ids };
      return post(index, `/rental-agreements/${id}/hand-outs`, { items: [line] });
    });
    expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 1, 409: 49 });
    expect(codes(answers)).toEqual(['done', 'fleet.asset_out', 'rental.exceeds_reserved']);
    expect(await desk.level(item, warehouse)).toEqual({ owned: 2, out: 1 });
  });

  it('do a thing once under one key, whichever of them is asked: 20 times each', async () => {
    const [customer, warehouse] = [await desk.shop.customer(), await desk.shop.warehouse()];
    const item = await desk.fleet(warehouse, CAPACITY);
    const body = desk.agreement({ customer, warehouse }, new Timetable().stay(-1, 4), {
      [item]: CAPACITY,
    });
    const { body: made } = await atOnceAndAgain('made', '/rental-agreements', body);
    const line = { rental_line_id: made.items[0].id, quantity: CAPACITY };
    const path = `/rental-agreements/${made.id}`;
    await atOnceAndAgain('out', `${path}/hand-outs`, { items: [line] });
    const back = { items: [{ ...line, condition: 'good' }] };
    await atOnceAndAgain('back', `${path}/check-ins`, back);
    expect((await desk.agreementsOf(item)).length).toBe(1);
    for (const records of ['hand-outs', 'check-ins']) {
      expect((await client(0).get(`${path}/${records}`)).body.items.length).toBe(1);
    }
  });

  it('have nothing to reconcile after all that', async () => {
    const { code, out } = await StrataProcess.run(['reconcile'], settingsBeside(server));
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });
});

/** An agreement about all pieces of an item, which are out. */
async function handedOut() {
  const [customer, warehouse] = [await desk.shop.customer(), await desk.shop.warehouse()];
  const item = await desk.fleet(warehouse, CAPACITY);
  const stay = new Timetable().stay(-1, 4);
  const body = desk.agreement({ customer, warehouse }, stay, { [item]: CAPACITY });
  const { body: agreement } = await post(0, '/rental-agreements', body);
  await desk.handOutAll(agreement);
  return { agreement, item, warehouse };
}

/** Posts a body 20 times under one key: whoever is told to try again does. */
async function atOnceAndAgain(key: string, path: string, body: object): Promise<JsonAnswer> {
  const answers = await times(20, (index) =>
    insist(() => client(index), `race-${key}`, path, { body }),
  );
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  return answers[0]!;
}
