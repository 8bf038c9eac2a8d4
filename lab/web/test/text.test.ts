// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import {readAddress, withLanguage} from "../src/address.ts";
import {cellName} from "../src/cells.ts";
import {decimalsOf, figuresIn, plain} from "../src/numbers.ts";
import {folded, sifted, sorted} from "../src/rows.ts";

test("figures are written as the language writes them", () => {
  const fr = figuresIn("fr");
  assert.equal(fr.whole(1234567.4), "1\u202f234\u202f567");
  assert.equal(fr.euros(12300), "12\u202f300\u00a0€");
  assert.equal(fr.percent(0.1234), "12,3\u00a0%");
  assert.equal(fr.signed(-1200), "−1\u202f200");
  assert.equal(fr.signed(5), "+5");
  assert.equal(fr.whole(null), "–");
  assert.equal(fr.percent(NaN), "–");
  const en = figuresIn("en");
  assert.equal(en.whole(1234567.4), "1,234,567");
  assert.equal(en.euros(12300), "€12,300");
  assert.equal(en.percent(0.5, 0), "50%");
});

test("figures are read as people type them", () => {
  const fr = figuresIn("fr");
  for (const [text, value] of [["0,6", 0.6], ["0.6", 0.6], ["60 %", 60], ["1\u202f000", 1000], ["12 300 €", 12300], ["−5", -5], [",5", 0.5]] as const) {
    assert.equal(fr.read(text), value, text);
  }
  for (const text of ["", "abc", "1,2,3", "0x10", "NaN", "Infinity", "--1"]) assert.equal(fr.read(text), null, text);
  const en = figuresIn("en");
  assert.equal(en.read("1,234,567"), 1234567);
  assert.equal(en.read("0.6"), 0.6);
});

test("whatever is written is read back", () => {
  for (const locale of ["fr", "en"]) {
    const figures = figuresIn(locale);
    for (const value of [0, 0.5, 12, 1234.25, 5000000, -3]) assert.equal(figures.read(figures.decimal(value, 2)), value);
  }
});

test("values go to the server plain", () => {
  assert.equal(plain(0.1 + 0.2, 0.01), "0.3");
  assert.equal(plain(1000, 10), "1000");
  assert.equal(decimalsOf(0.0005), 4);
  assert.equal(decimalsOf(5), 0);
});

test("rows are sorted with the unknown last, either way", () => {
  const rows = [{v: 2}, {v: null}, {v: 10}, {v: 1}];
  assert.deepEqual(sorted(rows, row => row.v, false, "fr").map(row => row.v), [1, 2, 10, null]);
  assert.deepEqual(sorted(rows, row => row.v, true, "fr").map(row => row.v), [10, 2, 1, null]);
  const names = ["Zone 10", "zone 2", "Été", "Eu", "Étang"];
  assert.deepEqual(sorted(names, name => name, false, "fr"), ["Étang", "Été", "Eu", "zone 2", "Zone 10"]);
});

test("rows are sifted without accents, by every word", () => {
  const rows = ["Alès Cévennes", "Nîmes", "Alençon"];
  assert.deepEqual(sifted(rows, row => [row], "ales"), ["Alès Cévennes"]);
  assert.deepEqual(sifted(rows, row => [row], "CEV al"), ["Alès Cévennes"]);
  assert.deepEqual(sifted(rows, row => [row], "  "), rows);
  assert.equal(folded("Œuvre ÉÀ"), "œuvre ea");
});

test("the address keeps the view when the language changes", () => {
  assert.equal(readAddress("#map=11/50.6/3.06&lang=en").language, "en");
  assert.equal(readAddress("#map=11/50.6/3.06").language, "fr");
  assert.equal(readAddress("#lang=de").language, "fr");
  assert.equal(withLanguage("#map=11/50.6/3.06", "en"), "#map=11/50.6/3.06&lang=en");
  assert.equal(withLanguage("#map=11/50.6/3.06&lang=en", "fr"), "#map=11/50.6/3.06");
  assert.equal(withLanguage("#lang=en", "fr"), "#");
});

test("cells have INSEE's whole name in scenarios", () => {
  const grid = {epsg: 3035, cell_size: 200};
  assert.equal(cellName(grid, "N3076000E3842400"), "CRS3035RES200mN3076000E3842400");
  assert.equal(cellName(grid, "CRS3035RES200mN3076000E3842400"), "CRS3035RES200mN3076000E3842400");
});
