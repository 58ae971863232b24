import assert from "node:assert/strict";
import { Crashes } from "../../src/server/crashes.js";

const MINUTE = 60_000;

suite("restarting a server that crashed", () => {
  test("gives up at the fifth crash within three minutes", () => {
    const crashes = new Crashes();
    const answers = [0, 10, 20, 30, 40].map((time) => crashes.shouldRestart(time));
    assert.deepEqual(answers, [true, true, true, true, false]);
  });

  test("goes on for ever while crashes are rare", () => {
    const crashes = new Crashes();
    for (let time = 0; time < 100 * MINUTE; time += MINUTE) {
      assert.ok(crashes.shouldRestart(time), `minute ${time / MINUTE}`);
    }
  });

  test("starts counting anew when the user restarts", () => {
    const crashes = new Crashes();
    for (let time = 0; time < 5; time++) {
      crashes.shouldRestart(time);
    }
    crashes.forget();
    assert.ok(crashes.shouldRestart(6));
  });
});
