// SPDX-License-Identifier: Apache-2.0
// A table in which nothing was recognised: the user says which row names its columns, and as what each is read.
import {button, choice, el, replace} from "../dom.ts";
import {ofCode, t} from "../words.ts";
import type {ProjectFile, RawFile} from "./api.ts";
import {Pending, type BookTable, type Changes} from "./book.ts";
import {previewOf} from "./preview.ts";

const kShownRows = 6;

/** The table as the preview of a workbook shows it, with the chosen row as its header. */
export function tableOf(raw: RawFile, table: number, header: number): BookTable {
  const rows = raw.tables[table]?.rows ?? [];
  return {
    name: raw.tables[table]?.name ?? "", sheet: "actions", mapping: "", rows: rows.length, refused: 0, fields: raw.fields,
    columns: (rows[header] ?? []).map(name => ({name, use: "none"})), first_rows: rows.slice(header + 1, header + 1 + kShownRows)};
}

/** The row that most likely names the columns: the first with as many texts as any. */
export function likelyHeader(rows: readonly string[][]): number {
  const texts = rows.map(row => row.filter(text => text.trim() !== "" && Number.isNaN(Number(text.replace(/[\s,]/g, "")))).length);
  return Math.max(0, texts.indexOf(Math.max(...texts)));
}

export function declaredForm(file: ProjectFile, raw: RawFile, canRead: boolean, read: (changes: Changes) => void): HTMLElement {
  const element = el("section", {class: "book-declared", "aria-label": t("declared.title", {name: file.name})});
  const pending = new Pending();
  const draw = (table: number, header: number): void => {
    const rows = raw.tables[table]?.rows ?? [];
    pending.clear();
    const begin = button(t("declared.read"), () => read({declared: {file: file.id, table, header, columns: pending.changes().columns ?? []}}),
      {class: "start-open", disabled: true});
    const sheets = raw.tables.map((one, index) => ({value: String(index), label: one.name}));
    replace(element, el("h3", {}, t("declared.title", {name: file.name})), el("p", {class: "hint"}, t("declared.hint")),
      raw.has_kept && el("p", {class: "notice"}, t("book.kept"), " ",
        button(t("book.take_up"), () => read({takes_up: true}), {class: "small-button", disabled: !canRead})),
      sheets.length > 1 && choice(t("declared.sheet"), sheets, String(table), value => {
        draw(Number(value), likelyHeader(raw.tables[Number(value)]?.rows ?? []));
        element.querySelector("select")?.focus();
      }),
      choice(t("declared.header"), rows.map((row, index) => ({value: String(index), label: t("declared.row", {
        number: String(index + 1), text: row.filter(text => text !== "").join(" | ").slice(0, 80)})})), String(header), value => {
        draw(table, Number(value));
        element.querySelectorAll("select")[sheets.length > 1 ? 1 : 0]?.focus();
      }),
      previewOf(tableOf(raw, table, header), table, pending, () => { begin.disabled = !canRead || pending.isEmpty; }),
      !canRead && el("p", {class: "hint"}, t("declared.needs", {kind: ofCode("start.kind", "quartiers")})), begin);
  };
  draw(0, likelyHeader(raw.tables[0]?.rows ?? []));
  return element;
}
