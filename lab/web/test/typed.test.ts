// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import type {Parameter} from "../src/api.ts";
import {figuresIn} from "../src/numbers.ts";
import {readTyped, type Typed} from "../src/panel/typed.ts";

const parameter = (more: Partial<Parameter>): Parameter =>
  ({name: "one", group: "rule", kind: "decimal", meaning: {}, legal: "0.6", value: "0.6", ...more});
const share = parameter({unit: "share", low: 0.0001, high: 1, step: 0.01, decimals: 4});
const people = parameter({kind: "integer", unit: "people", low: 1, high: 100000, step: 10, decimals: 0});
const typed = (one: Parameter, text: string): Typed => readTyped(one, text, figuresIn("fr").read);

test("a share is read with its sign, without it, and as a share of 1", () => {
  for (const text of ["60", "60 %", "0,6", "0.6", "60,00 %"]) assert.deepEqual(typed(share, text), {value: "0.6", problem: null}, text);
  assert.equal(typed(share, "0,6 %").value, "0.006");
  assert.equal(typed(share, "57,12 %").value, "0.5712");
  assert.equal(typed(share, "1").value, "1");
  assert.equal(typed(share, "1 %").value, "0.01");
});

test("what the server would refuse is refused where it is typed, and nothing is rounded", () => {
  assert.equal(typed(share, "57,12345 %").problem, "decimals");
  assert.equal(typed(share, "0,57123").problem, "decimals");
  assert.equal(typed(share, "150").problem, "range");
  assert.equal(typed(share, "-5 %").problem, "range");
  assert.equal(typed(share, "abc").problem, "no_number");
  assert.equal(typed(people, "1 000").value, "1000");
  assert.equal(typed(people, "10,5").problem, "whole");
});
