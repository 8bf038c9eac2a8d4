// SPDX-License-Identifier: Apache-2.0
// Why a cell or a zone is in or out: the sentences of `carreau explain`, and what one can do with it.
import {api, links, ServerError, type Explanation, type Line} from "./api.ts";
import {isGone, type App, type Selection} from "./app.ts";
import {button, el, replace} from "./dom.ts";
import {figures} from "./figures.ts";
import {cellName} from "./cells.ts";
import {reachPart} from "./reach.ts";
import {additionsPart} from "./additions.ts";
import {askLine} from "./reason.ts";
import {withName} from "./state.ts";
import {announce, showError} from "./status.ts";
import {withMeanings} from "./sweep.ts";
import {both, language, ofCode, t, type Word} from "./words.ts";

export class ExplainPanel {
  readonly element: HTMLElement;
  private readonly body = el("div", {class: "explain-body"});
  private selection: Selection | null = null;
  private asked = 0;
  private told = "";
  private run = "";

  /** `opened` is called when there is something to read, and when it is closed. */
  constructor(private readonly app: App, private readonly opened: (isOpen: boolean) => void) {
    this.element = el("section", {class: "explain", "aria-label": t("explain"), hidden: true, tabindex: -1},
      button("×", () => this.close(), {class: "plain close", "aria-label": t("close")}), this.body);
    this.element.addEventListener("keydown", event => { if (event.key === "Escape") this.close(); });
    app.on("rested", () => { if (this.selection) void this.show(this.selection); });
    app.on("waiting", () => this.mark());
    app.on("sweep", () => { if (this.selection) void this.tellSweep(this.selection, this.asked); });
  }

  zone(id: string): void {
    this.app.view.selectCell(null);
    this.app.view.selectZone(id);
    this.open();
    void this.show({kind: "zone", id});
  }

  /** A quartier of a zoning, under the scenario before the eyes. A bundle does not explain any. */
  quartier(zoning: string, id: string): void {
    if (this.app.lab.read_only) return;
    this.app.view.selectCell(null);
    this.app.view.selectZone(null);
    this.open();
    void this.show({kind: "quartier", id, zoning});
  }

  cell(id: string, properties: Record<string, unknown>, geometry: GeoJSON.Geometry | null): void {
    this.app.view.selectZone(null);
    this.app.view.selectCell(geometry);
    this.open();
    void this.show({kind: "cell", id, properties});
  }

  /** Told each time that something is chosen: another part may be before the eyes by then. */
  private open(): void {
    this.told = "";
    this.element.hidden = false;
    this.opened(true);
  }

  close(): void {
    this.selection = null;
    this.asked += 1;
    this.element.hidden = true;
    this.app.view.selectZone(null);
    this.app.view.selectCell(null);
    this.opened(false);
    this.app.view.map.getCanvas().focus();
  }

  private async show(selection: Selection): Promise<void> {
    this.selection = selection;
    const asked = ++this.asked;
    const run = this.app.run.id;
    try {
      const explanation = await this.ask(selection);
      if (asked !== this.asked) return;
      replace(this.body, ...this.draw(selection, explanation));
      this.run = run;
      this.mark();
      void this.tellSweep(selection, asked);
      this.announceOnce(explanation ? `${both(explanation.title)}. ${explanation.lines[language][0]?.text ?? ""}` : selection.id);
    } catch (error) {
      if (asked !== this.asked) return;
      if (!(error instanceof ServerError && error.code === "unknown_place")) return showError(error);
      // A threshold or an edit has taken it away: nothing is wrong.
      replace(this.body, el("h2", {}, selection.id), el("p", {class: "notice"}, t("explain.gone")));
      this.run = run;
      this.mark();
      this.announceOnce(t("explain.gone"));
    }
  }

  /** An explanation of an older run is marked as such. */
  private mark(): void {
    const isStale = this.app.isWaiting || this.run !== this.app.run.id;
    this.body.classList.toggle("stale", isStale);
    this.body.setAttribute("aria-busy", String(isStale));
  }

  /** An explanation that stays the same in another scenario leaves the word to whatever changed that scenario. */
  private announceOnce(text: string): void {
    if (text === this.told) return;
    this.told = text;
    announce(text);
  }

  /** Null for a cell of a bundle, which has what its tile says. */
  private async ask(selection: Selection): Promise<Explanation | null> {
    const isBundle = this.app.lab.read_only;
    if (selection.kind === "zone") return this.app.withRun(run => api.explainZone(run, selection.id, isBundle));
    if (isBundle) return null;
    if (selection.kind === "quartier") return this.app.withRun(run => api.explainQuartier(run, selection.zoning, selection.id));
    return this.app.withRun(run => api.explainCell(run, cellName(this.app.lab.grid, selection.id)));
  }

  private draw(selection: Selection, explanation: Explanation | null): (HTMLElement | null)[] {
    const title = explanation ? both(explanation.title) : `${t("cell")} ${selection.id}`;
    const verdict = explanation
      ? el("p", {class: `verdict ${explanation.is_in ? "in" : "out"}`}, t(verdictWord(selection, explanation))) : null;
    return [
      el("h2", {}, title), verdict, this.actions(selection, explanation),
      explanation ? lineList(explanation.lines[language]) : null,
      selection.kind === "cell" && "people" in selection.properties ? cellFigures(selection.properties) : null,
      selection.kind !== "cell" && explanation && !this.app.lab.read_only ? reachPart(this.app, selection) : null,
      selection.kind === "zone" && explanation && !explanation.is_in && !this.app.lab.read_only ? additionsPart(this.app, selection.id) : null,
      explanation?.figures ? figureTable(explanation.figures) : null,
    ];
  }

  /** What the sweep says of the place, under what its scenario says in sentences. */
  private async tellSweep(selection: Selection, asked: number): Promise<void> {
    const shown = this.app.sweep;
    if (shown === null) {
      this.body.querySelector(".in-sweep")?.remove();
      return;
    }
    if (selection.kind === "quartier") return;  // a sweep knows zones and cells alone
    const {sweep} = shown;
    const isBase = sweep.run === this.app.run.id;
    const part = el("section", {class: "in-sweep", "aria-label": t("sweep.in_sweep")}, el("h3", {}, t("sweep.in_sweep")));
    // The same name is that of another zone in another scenario; a cell is the same in all.
    if (selection.kind === "zone" && !isBase) part.append(el("p", {class: "hint"}, t("sweep.other_zones")));
    else {
      try {
        const place = selection.kind === "cell" ? cellName(this.app.lab.grid, selection.id) : selection.id;
        const told = await api.explainInSweep(sweep.id, selection.kind, place);
        const meanings = new Map(this.app.lab.parameters.map(one => [one.name, t("quoted", {text: both(one.meaning)})]));
        part.append(lineList(told.lines[language].map(line => ({...line, text: withMeanings(line.text, meanings)}))),
          el("p", {class: "hint"}, t(isBase ? "sweep.is_estimate" : "sweep.other_base")));
      } catch (error) {
        if (asked === this.asked && !isGone(error)) showError(error);
        return;
      }
    }
    if (asked !== this.asked || shown !== this.app.sweep) return;
    this.body.querySelector(".in-sweep")?.remove();
    const lines = this.body.querySelector(".lines");
    if (lines) lines.after(part);
    else this.body.append(part);
  }

  private actions(selection: Selection, explanation: Explanation | null): HTMLElement {
    const row = el("div", {class: "row"});
    if (explanation) row.append(button(t("explain.zoom"), () => this.app.view.fit(explanation.bounds), {class: "small-button"}));
    if (selection.kind === "cell") {
      const zone = selection.properties["zone"];
      if (typeof zone === "string" && zone !== "") {
        row.append(button(t("explain.its_zone", {zone}), () => this.zone(zone), {class: "small-button"}));
      }
      if (this.app.canEdit) this.addCellEdits(row, selection.id);
    }
    if (selection.kind === "zone" && explanation?.is_in) row.append(portraitLink(links.zonePortrait(this.app.run.id, selection.id, language)));
    if (selection.kind === "quartier") row.append(portraitLink(links.portrait(selection.zoning, selection.id, language)));
    if (selection.kind === "zone" && this.app.canEdit && explanation) {
      this.addZoneEdits(row, explanation);
      row.append(button(t("zone.rename"), () => void this.rename(explanation), {class: "small-button"}));
    }
    return row;
  }

  private addCellEdits(row: HTMLElement, cell: string): void {
    const cells = [cellName(this.app.lab.grid, cell)];
    for (const kind of ["add", "remove"] as const) {
      const what = t(kind === "add" ? "edit.add_cell" : "edit.remove_cell");
      row.append(button(what, () => void this.app.editAsked(`${what}\u00a0: ${cell}`, {kind, cells}), {class: "small-button"}));
    }
  }

  /** A zone is locked or goes as a whole; a near miss comes in. */
  private addZoneEdits(row: HTMLElement, explanation: Explanation): void {
    const locked = this.app.run.edited?.find(zone => zone.zone_id === explanation.id && zone.status === "locked");
    const own = (what: Word, kind: "add" | "remove" | "lock"): HTMLElement => button(t(what),
      () => void this.editZone(`${t(what)}\u00a0: ${explanation.id}`, kind, explanation.id), {class: "small-button"});
    if (!explanation.is_in) return row.append(own("edit.add_zone", "add"));
    if (locked === undefined) return row.append(own("edit.lock", "lock"), own("edit.remove_zone", "remove"));
    row.append(button(t("edit.release"), () => void this.app.editAsked(
      `${t("edit.release")}\u00a0: ${explanation.id}`, {kind: "release", zone: locked.lock}), {class: "small-button"}));
  }

  /** The name goes into the scenario, under the id that the zone keeps. */
  private async rename(explanation: Explanation): Promise<void> {
    const {id} = explanation;
    const now = this.app.state.names?.[id] ?? "";
    const name = await askLine(`${t("zone.rename")}\u00a0: ${id}`, now, "zone.new_name", "zone.confirm_name", 100);
    if (name !== null && name !== now) this.app.change(withName(this.app.state, id, name));
  }

  /** The edit names the cells that the zone has now. */
  private async editZone(what: string, kind: "add" | "remove" | "lock", zone: string): Promise<void> {
    try {
      const cells = await this.app.withRun(run => api.cellsOf(run, zone));
      const given = await this.app.editAsked(what, kind === "lock" ? {kind, zone, cells} : {kind, cells});
      // What was explained is another zone now, or none.
      if (given !== null && kind !== "lock") this.close();
    } catch (error) {
      showError(error);
    }
  }
}

function portraitLink(address: string): HTMLElement {
  return el("a", {class: "button small-button", href: address, target: "_blank", rel: "noopener"}, t("zone.portrait"));
}

function verdictWord(selection: Selection, explanation: Explanation): Word {
  if (selection.kind === "quartier") return explanation.is_in ? "edit.met" : "explain.not_all_met";
  return explanation.is_in ? "explain.in" : "explain.out";
}

/** Sentences, those that go into a reason set under it. */
function lineList(lines: Line[]): HTMLElement {
  const list = el("ul", {class: "lines"});
  let under: HTMLElement | null = null;
  for (const line of lines) {
    if (line.indent === 0 || list.lastElementChild === null) {
      list.append(el("li", {}, line.text));
      under = null;
      continue;
    }
    if (under === null) list.lastElementChild.append(under = el("ul"));
    under.append(el("li", {}, line.text));
  }
  return list;
}

function cellFigures(cell: Record<string, unknown>): HTMLElement {
  const number = (name: string): number | null => typeof cell[name] === "number" ? cell[name] as number : null;
  const percent = (name: string): string => { const value = number(name); return figures.percent(value === null ? null : value / 100); };
  const rows: [string, string][] = [
    [t("cell.decision"), ofCode("decision", String(cell["decision"] ?? ""))],
    [t("cell.people"), figures.whole(number("people"))],
    [t("cell.median"), figures.euros(number("median"))],
    [t("cell.interval"), t("interval", {low: figures.euros(number("low")), high: figures.euros(number("high"))})],
    [t("cell.threshold"), figures.euros(number("threshold"))],
    [t("cell.share"), percent("share")], [t("cell.p"), percent("p")],
    [t("cell.member"), percent("member")],
    [t("cell.imputed"), number("imputed") === 1 ? t("yes") : t("no")],
  ];
  return pairs(t("explain.figures"), rows);
}

function figureTable(row: Record<string, unknown>): HTMLElement {
  const shown = Object.entries(row).filter(([, value]) => value !== null && typeof value !== "object");
  return el("details", {}, el("summary", {}, t("explain.row")),
    pairs(t("explain.row"), shown.map(([name, value]) => [name, typeof value === "number" ? figures.decimal(value, 3) : String(value)])));
}

function pairs(caption: string, rows: [string, string][]): HTMLElement {
  return el("table", {class: "pairs"}, el("caption", {class: "spoken"}, caption), el("tbody", {},
    ...rows.map(([name, value]) => el("tr", {}, el("th", {scope: "row"}, name), el("td", {class: "figure"}, value)))));
}
