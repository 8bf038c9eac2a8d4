// SPDX-License-Identifier: Apache-2.0
// The workbook of actions: its columns, its money, its texts about quartiers, its refused rows.
import {append, button, choice, el, replace} from "../dom.ts";
import {announce, clearErrors, showError} from "../status.ts";
import {counted, language, ofCode, t} from "../words.ts";
import {figures} from "../figures.ts";
import type {Project, ProjectFile, StartApi} from "./api.ts";
import {byDoubt, Pending, shellLine, type AccountTable, type Book, type Changes, type Reading} from "./book.ts";
import {declaredForm} from "./declared.ts";
import {previewOf} from "./preview.ts";
import {refusedRows} from "./refused.ts";

export class WorkbookPanel {
  readonly element = el("section", {class: "book", "aria-labelledby": "book", hidden: true});
  private readonly body = el("div", {});
  private readonly pending = new Pending();
  private readonly again = button(t("book.again"), () => void this.read(this.pending.changes()), {class: "start-open", disabled: true});
  private readonly first = button(t("book.read"), () => void this.read(null));
  private readonly declared = el("div", {});
  private readonly waiting = el("p", {class: "hint", hidden: true}, t("book.reading"));
  private files = "";

  constructor(private readonly api: StartApi) {
    append(this.element, [el("h2", {id: "book"}, t("book.title")), el("p", {class: "hint"}, t("book.hint")),
      el("div", {class: "row"}, this.first), this.waiting, this.declared, this.body]);
  }

  /** Offers to read the workbooks once there are quartiers; what was read of other files goes. */
  show(project: Project): void {
    const used = project.files.filter(file => file.is_used && (file.kind === "actions" || file.kind === "quartiers"));
    this.element.hidden = !used.some(file => file.kind === "actions");
    this.first.disabled = !used.some(file => file.kind === "quartiers");
    const key = used.map(file => file.id).join();
    if (key === this.files) return;
    this.files = key;
    this.pending.clear();
    replace(this.body);
    void this.askOf(used.filter(file => file.is_declared));
  }

  /** What the columns are of tables that the user says are the workbook. */
  private async askOf(files: readonly ProjectFile[]): Promise<void> {
    replace(this.declared);
    try {
      const forms = await Promise.all(files.map(async file =>
        declaredForm(file, await this.api.rows(file.id), !this.first.disabled, changes => void this.read(changes))));
      replace(this.declared, ...forms);
    } catch (error) {
      showError(error);
    }
  }

  private changed = (): void => { this.again.disabled = this.pending.isEmpty; };

  private async read(changes: Changes | null): Promise<void> {
    clearErrors();
    this.waiting.hidden = false;
    this.again.disabled = true;
    try {
      const book = await (changes === null ? this.api.book() : this.api.changeBook(changes));
      this.pending.clear();
      replace(this.declared);
      this.fill(book);
      announce(t("book.was_read"));
    } catch (error) {
      showError(error);
    } finally {
      this.waiting.hidden = true;
      this.changed();
    }
  }

  private fill(book: Book): void {
    const report = el("div", {class: "row"}, button(t("book.report"), () => void this.report(report)));
    replace(this.body,
      book.has_kept && el("p", {class: "notice"}, t("book.kept"), " ",
        button(t("book.take_up"), () => void this.read({takes_up: true}), {class: "small-button"})),
      el("p", {class: "book-sum"}, counted(book.actions, "book.actions", "book.actions_many", {count: figures.whole(book.actions)}),
        book.refused_rows > 0 && ` ${counted(book.refused_rows, "book.refused_rows", "book.refused_rows_many", {count: figures.whole(book.refused_rows)})}`),
      ...book.tables.map((table, index) => previewOf(table, index, this.pending, this.changed)),
      ...book.account.map(accountOf),
      this.readings(book),
      refusedRows(book, this.pending, this.changed),
      el("div", {class: "row"}, this.again), report,
      el("details", {}, el("summary", {}, t("book.command")), el("p", {}, el("code", {}, shellLine(book.command)))));
  }

  private readings(book: Book): HTMLElement | null {
    if (book.readings.length === 0) return null;
    const {doubtful, certain} = byDoubt(book.readings);
    const count = counted(certain.length, "book.certain", "book.certain_many", {count: figures.whole(certain.length)});
    const table = (rows: Reading[], label: string): HTMLElement => el("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": label},
      el("table", {}, el("thead", {}, el("tr", {}, ...(["book.text", "book.meaning", "book.of_actions"] as const).map(
        word => el("th", {scope: "col"}, t(word))))),
      el("tbody", {}, ...rows.map(row => this.reading(row, book)))));
    return el("div", {class: "book-texts"}, el("h3", {}, t("book.texts")),
      doubtful.length === 0 ? el("p", {class: "hint"}, t("book.texts.certain")) : table(doubtful, t("book.texts")),
      certain.length > 0 && el("details", {}, el("summary", {}, count), table(certain, count)));
  }

  private reading(reading: Reading, book: Book): HTMLElement {
    const names = new Map(book.quartiers.map(one => [one.code, one.name]));
    const known = reading.codes.map(code => names.get(code) ? `${code} – ${names.get(code) ?? ""}` : code).join(" ; ");
    const guess = reading.codes.join(";");
    const isDoubtful = byDoubt([reading]).doubtful.length > 0;
    const options = [
      {value: "", label: reading.codes.length === 0 ? ofCode("book.kind", reading.kind)
        : isDoubtful ? t("book.guess", {meaning: known}) : known},
      ...book.quartiers.map(one => ({value: one.code, label: one.name === "" ? one.code : `${one.code} – ${one.name}`})),
      ...["hors QPV", "tous les QPV", "transterritorial"].map(value => ({value, label: value})),
    ];
    const pick = choice(t("book.meaning_of", {text: reading.text}), options, "", value => {
      this.pending.setAlias(reading.text, value);
      this.changed();
    });
    const agree = button(t("book.agree"), () => {
      this.pending.setAlias(reading.text, guess);
      agree.disabled = true;
      this.changed();
    }, {class: "small-button", "aria-label": t("book.agree_with", {text: reading.text, meaning: known})});
    const isGuess = isDoubtful && reading.codes.length === 1;
    return el("tr", {"data-kind": reading.kind}, el("th", {scope: "row"}, reading.text),
      el("td", {}, pick, isGuess && agree), el("td", {class: "figure"}, figures.whole(reading.actions)));
  }

  private async report(place: HTMLElement): Promise<void> {
    clearErrors();
    try {
      const made = await this.api.report();
      replace(place, el("a", {class: "button", href: made.address, target: "_blank", rel: "noopener"}, t("book.open_report")),
        el("span", {class: "hint"}, t("book.report_in", {folder: made.folder})));
    } catch (error) {
      showError(error);
    }
  }
}

const cents = new Intl.NumberFormat(language, {minimumFractionDigits: 2, maximumFractionDigits: 2});

/** "Your total", and what became of it. */
function accountOf(table: AccountTable): HTMLElement {
  const money = (value: number | undefined): string => value === undefined ? "–" : cents.format(value);
  const heads = ["book.column", "book.read_as", "book.your_total", "book.read_sum", "book.refused_sum", "book.aside_sum"] as const;
  return el("div", {class: "book-account"},
    el("h3", {}, t("book.account", {table: table.table})),
    el("p", {class: "hint"}, t("book.rows", {rows: figures.whole(table.rows), actions: figures.whole(table.actions),
      joined: figures.whole(table.joined), refused: figures.whole(table.refused)})),
    el("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": t("book.account", {table: table.table})}, el("table", {},
      el("thead", {}, el("tr", {}, ...heads.map(word => el("th", {scope: "col"}, t(word))))),
      el("tbody", {},
        ...table.columns.map(one => el("tr", {"data-read": one.read_as ?? "none"}, el("th", {scope: "row"}, one.name),
          el("td", {}, ofCode("book.as", one.read_as ?? "none"), one.funder !== null && `, ${one.funder}`),
          ...[one.sum, one.read, one.refused, one.set_aside].map(value => el("td", {class: "figure"}, money(value))))),
        ...table.totals.map(one => el("tr", {"data-differs": String(one.differs)},
          el("th", {scope: "row"}, t("book.stated", {text: one.text, row: String(one.row), column: one.column})),
          el("td", {}, t(one.differs ? "book.differs" : "book.agrees")),
          el("td", {class: "figure"}, money(one.stated)), el("td", {class: "figure"}, money(one.read)), el("td", {}), el("td", {})))))));
}
