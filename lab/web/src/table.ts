// SPDX-License-Identifier: Apache-2.0
// A table that sorts and filters; its first column takes the map to the row.
import {button, el, freshId, replace} from "./dom.ts";
import {sifted, sorted, type Value} from "./rows.ts";
import {figures} from "./figures.ts";
import {language, t} from "./words.ts";

export interface Column<Row> {
  label: string;
  value: (row: Row) => Value;
  /** How the value is written; as it is otherwise. */
  text?: (row: Row) => string;
  isFigure?: boolean;
  /** The page that the cell leads to, in a window of its own. */
  link?: (row: Row) => string | null;
  /** Sentences, which are not cut off. */
  isLong?: boolean;
}

const kRowsAtOnce = 100;

export class Table<Row> {
  readonly element: HTMLElement;
  private rows: readonly Row[] = [];
  private search = "";
  private order: {column: number; isFalling: boolean} | null = null;
  private most = kRowsAtOnce;
  private readonly head: HTMLTableRowElement;
  private readonly body: HTMLTableSectionElement;
  private readonly count: HTMLElement;
  private readonly more: HTMLButtonElement;
  private readonly empty: HTMLElement;

  constructor(
    caption: string, private readonly columns: Column<Row>[],
    private readonly choose: ((row: Row) => void) | null, emptyText: string) {
    const id = freshId("filter");
    const filter = el("input", {type: "search", id});
    filter.addEventListener("input", () => {
      this.search = filter.value;
      this.most = kRowsAtOnce;
      this.draw();
    });
    this.count = el("span", {class: "count", role: "status"});
    this.head = el("tr");
    this.body = el("tbody");
    this.more = button("", () => {
      this.most += 10 * kRowsAtOnce;
      this.draw();
    }, {class: "more"});
    this.empty = el("p", {class: "hint"}, emptyText);
    this.element = el("div", {class: "table"},
      el("div", {class: "filter"}, el("label", {for: id}, t("table.filter")), filter, this.count),
      el("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": caption},
        el("table", {}, el("caption", {class: "spoken"}, caption), el("thead", {}, this.head), this.body),
        this.empty, this.more));
    columns.forEach((column, index) => this.addHead(column, index));
    this.draw();
  }

  show(rows: readonly Row[]): void {
    this.rows = rows;
    this.draw();
  }

  private addHead(column: Column<Row>, index: number): void {
    const sort = button(column.label, () => this.sortBy(index));
    this.head.append(el("th", {scope: "col", class: column.isFigure && "figure"}, sort));
  }

  private sortBy(column: number): void {
    const isFigure = this.columns[column]?.isFigure === true;
    const isSame = this.order?.column === column;
    // Figures begin with the largest, words with A.
    this.order = {column, isFalling: isSame ? !this.order?.isFalling : isFigure};
    [...this.head.children].forEach((cell, index) => {
      if (index === column) cell.setAttribute("aria-sort", this.order?.isFalling ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
    this.draw();
  }

  private draw(): void {
    const texts = (row: Row): string[] => this.columns.filter(c => !c.isFigure).map(c => String(c.text?.(row) ?? c.value(row) ?? ""));
    let rows = sifted(this.rows, texts, this.search);
    const by = this.order === null ? undefined : this.columns[this.order.column];
    if (by) rows = sorted(rows, by.value, this.order?.isFalling === true, language);
    this.count.textContent = t("table.count", {shown: figures.whole(rows.length), all: figures.whole(this.rows.length)});
    replace(this.body, ...rows.slice(0, this.most).map(row => this.drawRow(row)));
    this.empty.hidden = rows.length > 0;
    this.more.hidden = rows.length <= this.most;
    this.more.textContent = t("table.more", {count: figures.whole(rows.length - this.most)});
  }

  private drawRow(row: Row): HTMLTableRowElement {
    return el("tr", {}, ...this.columns.map((column, index) => {
      const text = column.text?.(row) ?? String(column.value(row) ?? "–");
      const choose = this.choose;
      const page = column.link?.(row);
      if (page) return el("td", {}, el("a", {href: page, target: "_blank", rel: "noopener"}, text));
      if (index > 0) return el("td", {class: column.isFigure ? "figure" : column.isLong ? "long" : null, title: column.isFigure ? null : text}, text);
      return el("th", {scope: "row"}, choose ? button(text, () => choose(row), {class: "link"}) : text);
    }));
  }
}
