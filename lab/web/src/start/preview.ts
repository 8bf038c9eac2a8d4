// SPDX-License-Identifier: Apache-2.0
// The first rows of a table, with as what each column is read: by colour, in words, and to be changed.
import {el, freshId} from "../dom.ts";
import {ofCode, t} from "../words.ts";
import {choiceOf, useOf, type BookColumn, type BookTable, type Pending} from "./book.ts";

const measures = ["requested", "granted", "paid"];

export function previewOf(table: BookTable, index: number, pending: Pending, changed: () => void): HTMLElement {
  const unread = table.columns.filter(column => column.use === "none").length;
  return el("div", {class: "book-table"},
    el("h3", {}, t("book.table", {table: table.name, sheet: ofCode("book.sheet", table.sheet)})),
    el("p", {class: "hint"}, t("book.table.hint", {unread: String(unread), columns: String(table.columns.length)})),
    el("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": table.name}, el("table", {class: "book-preview"},
      el("thead", {},
        el("tr", {}, ...table.columns.map(column => el("th", {scope: "col", "data-use": column.use}, column.name))),
        el("tr", {}, ...table.columns.map((column, at) => el("td", {"data-use": column.use},
          chooser(table, index, column, at, pending, changed))))),
      el("tbody", {}, ...table.first_rows.map(row => el("tr", {},
        ...row.map((text, at) => el("td", {"data-use": table.columns[at]?.use ?? "none"}, text))))))));
}

function chooser(
  table: BookTable, index: number, column: BookColumn, at: number, pending: Pending, changed: () => void): HTMLElement {
  const name = column.name === "" ? String(at + 1) : column.name;
  const chosen = choiceOf(column);
  const funder = el("input", {type: "text", id: freshId("funder"), value: column.funder ?? name,
    "aria-label": t("book.funder_of", {column: name}), hidden: column.use !== "amount"});
  const select = el("select", {"aria-label": t("book.use_of", {column: name})});
  const add = (value: string, label: string): void => select.append(el("option", {value, selected: value === chosen}, label));
  add("", t("book.use.none"));
  add("ignored:", t("book.use.ignored"));
  if (chosen.startsWith("as:")) add(chosen, ofCode("book.use", column.use));
  for (const measure of measures) add(`amount:${measure}`, t("book.use.amount", {measure: ofCode("book.as", measure)}));
  for (const field of table.fields) add(`field:${field}`, ofCode("book.field", field));
  const tell = (): void => {
    funder.hidden = !select.value.startsWith("amount:");
    pending.setColumn(useOf(index, at, select.value, funder.value));
    changed();
  };
  select.addEventListener("change", tell);
  funder.addEventListener("input", tell);
  return el("div", {class: "book-use"}, select, funder);
}
