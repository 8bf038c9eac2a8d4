// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import {Runner} from "../src/runner.ts";

/** Answers that come when they are let. */
function gate(): {wait: () => Promise<void>; open: () => Promise<void>} {
  let waiting: (() => void)[] = [];
  return {
    wait: () => new Promise(done => waiting.push(done)),
    open: async () => {
      const now = waiting;
      waiting = [];
      for (const done of now) done();
      for (let i = 0; i < 10; i++) await Promise.resolve();
    },
  };
}

test("one request is under way at a time, and the newest is next", async () => {
  const {wait, open} = gate();
  const asked: number[] = [];
  const shown: number[] = [];
  const runner = new Runner<number, number>(async value => {
    asked.push(value);
    await wait();
    return value;
  }, async value => void shown.push(value), error => assert.fail(String(error)));
  for (const value of [1, 2, 3, 4]) runner.request(value);
  assert.deepEqual(asked, [1]);
  await open();
  assert.deepEqual(asked, [1, 4]);
  assert.deepEqual(shown, [1]);
  await open();
  assert.deepEqual(shown, [1, 4]);
  assert.ok(!runner.busy);
});

test("the next is not asked for before the last is shown", async () => {
  const painting = gate();
  const asked: number[] = [];
  const runner = new Runner<number, number>(async value => {
    asked.push(value);
    return value;
  }, () => painting.wait(), error => assert.fail(String(error)));
  runner.request(1);
  runner.request(2);
  await new Promise(done => setImmediate(done));
  assert.deepEqual(asked, [1]);
  await painting.open();
  assert.deepEqual(asked, [1, 2]);
});

test("a failure is told once nothing newer is asked for", async () => {
  const {wait, open} = gate();
  const failed: number[] = [];
  const runner = new Runner<number, number>(async () => {
    await wait();
    throw new Error("refused");
  }, async () => undefined, (_, value) => void failed.push(value));
  runner.request(1);
  runner.request(2);
  await open();
  assert.deepEqual(failed, []);
  await open();
  assert.deepEqual(failed, [2]);
});

test("what takes long is given up for something newer, and what is quick is not", async () => {
  const asked: number[] = [];
  const shown: number[] = [];
  const long = new Runner<number, number>((value, signal) => new Promise((done, refuse) => {
    asked.push(value);
    if (value > 1) return done(value);
    signal.addEventListener("abort", () => refuse(new Error("stopped")));
  }), async value => void shown.push(value), error => assert.fail(String(error)), undefined, 0);
  long.request(1);
  await new Promise(done => setTimeout(done, 5));
  long.request(2);
  await new Promise(done => setTimeout(done, 5));
  assert.deepEqual([asked, shown], [[1, 2], [2]]);

  const {wait, open} = gate();
  const quick = new Runner<number, number>(async (value, signal) => {
    await wait();
    assert.ok(!signal.aborted, "a slider is followed on its way");
    return value;
  }, async value => void shown.push(value), error => assert.fail(String(error)), undefined, 60000);
  quick.request(3);
  quick.request(4);
  await open();
  await open();
  assert.deepEqual(shown, [2, 3, 4]);
});

test("what is stopped fails once, and nothing that waited is asked for", async () => {
  const asked: number[] = [];
  const failed: number[] = [];
  const turns: boolean[] = [];
  const runner: Runner<number, number> = new Runner((value, signal) => new Promise((_, refuse) => {
    asked.push(value);
    signal.addEventListener("abort", () => refuse(new Error("stopped")));
  }), async () => undefined, (_, value) => void failed.push(value), () => void turns.push(runner.busy));
  runner.request(1);
  runner.request(2);
  runner.stop();
  await new Promise(done => setImmediate(done));
  assert.deepEqual([asked, failed, turns], [[1], [1], [true, false]]);
});
