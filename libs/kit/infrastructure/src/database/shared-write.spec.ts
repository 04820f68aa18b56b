import { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { shareWrite, type WiredClient } from './shared-write.js';

/** A wire that notes what left together. */
class Wire extends Duplex {
  readonly sent: string[][] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.sent.push([chunk.toString()]);
    done();
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: () => void): void {
    this.sent.push(chunks.map(({ chunk }) => chunk.toString()));
    done();
  }
}

/** A client whose statements are texts. */
function clientOn(stream: Duplex) {
  return { connection: { stream } } as unknown as WiredClient;
}

describe('statements that are sent on a connection', () => {
  it('leave in one write when the turn is over, and those of the next turn in another', async () => {
    const wire = new Wire();
    const client = clientOn(wire);
    for (const text of ['a', 'b', 'c']) {
      shareWrite(client, setImmediate);
      wire.write(text);
    }
    expect(wire.sent).toEqual([]);
    await nextTurn();
    shareWrite(client, setImmediate);
    wire.write('d');
    await nextTurn();
    expect(wire.sent).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('leave by themselves on each connection', async () => {
    const [one, other] = [new Wire(), new Wire()];
    for (const wire of [one, other]) {
      shareWrite(clientOn(wire), process.nextTick);
      wire.write('a');
    }
    await nextTurn();
    expect([one.sent, other.sent]).toEqual([[['a']], [['a']]]);
  });

  it('leave at once on what has no wire', () => {
    const held: unknown[] = [];
    shareWrite({} as WiredClient, (release) => held.push(release));
    expect(held).toEqual([]);
  });
});
