// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import "./french_page.ts";
import {isInside, middleOf, strokeLines, sumOf} from "../src/stroke.ts";

const cell = (name: string, people: number, share?: number, imputed = 0) => ({cell: name, people, imputed, ...(share === undefined ? {} : {share})});

test("a cell that is in two tiles counts once, and tenths of people add up", () => {
  const sum = sumOf([cell("a", 0.1, 60), cell("b", 0.2, 30), cell("a", 0.1, 60)]);
  assert.equal(sum.cells, 2);
  assert.equal(sum.people, 0.3);
  assert.ok(Math.abs((sum.shareBelow ?? 0) - 0.4) < 1e-12);
});

test("unknown incomes are no share, and weigh nothing", () => {
  assert.equal(sumOf([cell("a", 10)]).shareBelow, null);
  assert.equal(sumOf([]).shareImputed, null);
  const sum = sumOf([cell("a", 30), cell("b", 10, 80, 1), {square: 1, people: 500}]);
  assert.equal(sum.shareBelow, 0.8);
  assert.equal(sum.shareImputed, 0.25);
  assert.equal(sum.people, 40);
});

test("what is said tells estimates as such", () => {
  const lines = (share: number) => strokeLines(sumOf([cell("a", 12.5, share)])).map(line => line.replace(/[\u00a0\u202f]/g, " "));
  assert.deepEqual(lines(57.3), ["1 carreau, 12,5 hab.", "Sous le seuil : 57,3 % (estimation)", "Médiane sous le seuil (estimation)"]);
  assert.equal(lines(50)[2], "Médiane au seuil ou au-dessus (estimation)");
});

test("a ring holds what lies in it, hollows apart", () => {
  const ring: [number, number][] = [[0, 0], [4, 0], [4, 4], [2, 1], [0, 4]];
  assert.ok(isInside([1, 1], ring));
  assert.ok(isInside([3.9, 3], ring));
  assert.ok(!isInside([2, 3], ring));
  assert.ok(!isInside([5, 1], ring));
  assert.deepEqual(middleOf([[0, 0], [2, 0], [2, 4], [0, 4], [0, 0]]), [1, 2]);
});
