// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import "./french_page.ts";
import {sharedKey, withoutKey} from "../src/address.ts";
import {duration, progressText} from "../src/progress.ts";

const running = {status: "running", before: 0, elapsed_ms: 45_000, expected_ms: 504_000, share: 0.123} as const;

test("what is waited for is told with what it takes", () => {
  assert.equal(progressText(running), "Calcul en cours\u00a0: 45\u00a0s sur environ 8\u00a0min (12,3\u00a0%)");
  assert.equal(progressText({...running, share: 0}), "Calcul en cours\u00a0: 45\u00a0s sur environ 8\u00a0min");
  assert.equal(progressText({...running, status: "waiting", before: 1}), "En attente\u00a0: 1 calcul avant celui-ci");
  assert.equal(progressText({...running, status: "waiting", before: 3}), "En attente\u00a0: 3 calculs avant celui-ci");
  assert.equal(progressText({...running, status: "none"}), "Calcul en cours…");
});

test("a duration is told in seconds, then in minutes", () => {
  assert.deepEqual([10, 1_400, 119_000, 120_000, 504_000].map(duration),
    ["1\u00a0s", "1\u00a0s", "119\u00a0s", "2\u00a0min", "8\u00a0min"]);
});

test("the key of a link is read once and taken out of the address", () => {
  const key = "0a".repeat(32);
  assert.equal(sharedKey(`#share=${key}`), key);
  assert.equal(sharedKey(`#map=6/47/2&share=${key}&lang=en`), key);
  assert.equal(sharedKey("#map=6/47/2"), null);
  assert.equal(withoutKey(`#share=${key}`), "#");
  assert.equal(withoutKey(`#share=${key}&lang=en`), "#lang=en");
  assert.equal(withoutKey(`#map=6/47/2&share=${key}&lang=en`), "#map=6/47/2&lang=en");
  assert.equal(withoutKey(`#map=6/47/2&share=${key}`), "#map=6/47/2");
});
