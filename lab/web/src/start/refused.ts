// SPDX-License-Identifier: Apache-2.0
// The rows that could not be read, with their cells to be corrected in place.
import {el} from "../dom.ts";
import {figures} from "../figures.ts";
import {both, counted, t} from "../words.ts";
import type {Book, Pending, RefusedRow} from "./book.ts";

export function refusedRows(book: Book, pending: Pending, changed: () => void): HTMLElement | null {
  if (book.refused.length === 0) return null;
  return el("div", {class: "book-refused"}, el("h3", {}, t("book.refused")),
    book.refused.length < book.refused_rows && el("p", {class: "hint"}, counted(book.refused.length, "book.refused.first",
      "book.refused.first_many", {count: figures.whole(book.refused.length)})),
    ...book.refused.map(row => refusedRow(row, book, pending, changed)));
}

function refusedRow(row: RefusedRow, book: Book, pending: Pending, changed: () => void): HTMLElement {
  const columns = book.tables[row.table]?.columns ?? [];
  const legend = t("book.refused.row", {place: both(row.place), reason: both(row.reason)});
  return el("fieldset", {class: "book-row"}, el("legend", {}, legend),
    ...row.fields.map((text, at) => {
      const name = columns[at]?.name ?? String(at + 1);
      const input = el("input", {type: "text", value: text, "aria-invalid": name === row.column ? "true" : null});
      input.addEventListener("input", () => {
        pending.setCell(row, at, input.value);
        changed();
      });
      return el("label", {class: "field"}, el("span", {}, name), input);
    }));
}
