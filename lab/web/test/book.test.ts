// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import "./french_page.ts";
import {byDoubt, choiceOf, Pending, shellLine, useOf, type Reading, type RefusedRow} from "../src/start/book.ts";
import {likelyHeader, tableOf} from "../src/start/declared.ts";

test("the row that names the columns is guessed by its texts, and a table begins below it", () => {
  const rows = [["Tableau du service", "", ""], ["Quoi", "Quand", "Sous"], ["Jardin", "2024", "1 000,50"], ["Foot", "2025", "3"]];
  assert.equal(likelyHeader(rows), 1);
  assert.equal(likelyHeader([]), 0);
  const table = tableOf({tables: [{name: "Feuil1", rows}], fields: ["title"], has_kept: false}, 0, 1);
  assert.deepEqual(table.columns.map(column => [column.name, column.use]), [["Quoi", "none"], ["Quand", "none"], ["Sous", "none"]]);
  assert.deepEqual(table.first_rows, rows.slice(2));
  assert.deepEqual(tableOf({tables: [], fields: [], has_kept: false}, 0, 0).columns, []);
});

test("a choice for a column comes back as what it is read as", () => {
  assert.equal(choiceOf({name: "a", use: "field", field: "title"}), "field:title");
  assert.equal(choiceOf({name: "a", use: "amount", measure: "granted", funder: "CAF"}), "amount:granted");
  assert.equal(choiceOf({name: "a", use: "total", measure: "granted"}), "as:total");
  assert.equal(choiceOf({name: "a", use: "none"}), "");
  assert.deepEqual(useOf(0, 3, "field:title", "x"), {table: 0, column: 3, field: "title"});
  assert.deepEqual(useOf(0, 3, "amount:paid", "CAF"), {table: 0, column: 3, measure: "paid", funder: "CAF"});
  assert.deepEqual(useOf(0, 3, "ignored:", "x"), {table: 0, column: 3, is_ignored: true});
  assert.deepEqual(useOf(0, 3, "", "x"), {table: 0, column: 3});
});

test("changes wait together, the last of each counts, and a row keeps its other cells", () => {
  const pending = new Pending();
  assert.ok(pending.isEmpty);
  const row: RefusedRow = {row: 4, table: 0, place: {fr: "", en: ""}, reason: {fr: "", en: ""}, column: "b", fields: ["1", "", "3"]};
  pending.setColumn({table: 0, column: 1, field: "year"});
  pending.setColumn({table: 0, column: 1, field: "title"});
  pending.setAlias("La Butte", "QN03604M");
  pending.setCell(row, 1, "2024");
  pending.setCell(row, 2, "4");
  assert.deepEqual(pending.changes(), {
    columns: [{table: 0, column: 1, field: "title"}], aliases: {"La Butte": "QN03604M"}, rows: [{row: 4, fields: ["1", "2024", "4"]}]});
  assert.deepEqual(row.fields, ["1", "", "3"]);
  pending.clear();
  assert.ok(pending.isEmpty);
});

test("what is in doubt comes before what is certain", () => {
  const reading = (text: string, kind: string, doubt = false): Reading => ({text, kind, doubt, codes: [], actions: 1});
  const {doubtful, certain} = byDoubt([reading("a", "quartier"), reading("b", "unknown"), reading("c", "quartier", true), reading("d", "ambiguous")]);
  assert.deepEqual(doubtful.map(one => one.text), ["b", "c", "d"]);
  assert.deepEqual(certain.map(one => one.text), ["a"]);
});

test("a command can be pasted into a shell", () => {
  assert.equal(shellLine(["actions", "l'an 2024.csv", "--zones", "q.gpkg"]), "carreau actions 'l'\\''an 2024.csv' --zones q.gpkg");
});
