import { RestartPause } from './restart-pause.js';

const MINUTE = 60_000;

describe('the pause before a worker is replaced', () => {
  it('doubles while they die young, up to half a minute', () => {
    const pause = new RestartPause();
    const pauses = Array.from({ length: 9 }, () => pause.after(MINUTE - 1));
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it('begins anew with one that lived', () => {
    const pause = new RestartPause();
    pause.after(0);
    pause.after(0);
    expect([pause.after(MINUTE), pause.after(0)]).toEqual([250, 500]);
  });

  it('is hopeless after six who died young one after the other', () => {
    const pause = new RestartPause();
    for (let death = 1; death <= 5; death += 1) pause.after(0);
    expect(pause.isHopeless).toBe(false);
    pause.after(0);
    expect(pause.isHopeless).toBe(true);
    pause.after(MINUTE);
    expect(pause.isHopeless).toBe(false);
  });
});
