// SPDX-License-Identifier: Apache-2.0
// Funded actions, when a programme is loaded: where they are, their money, the report of a quartier.
import {api, codesOf, links, measures, type ActionsInfo, type Amounts, type FundedAction, type FundedQuartier, type QuartierReport} from "./api.ts";
import type {App} from "./app.ts";
import {ActionsLayer} from "./actions_layer.ts";
import {choice, el, replace, tick} from "./dom.ts";
import {figures} from "./figures.ts";
import {announce, showError} from "./status.ts";
import {Table, type Column} from "./table.ts";
import type {Tabs} from "./tabs.ts";
import {language, ofCode, t} from "./words.ts";

type Measure = typeof measures[number];

export class ActionsPanel {
  readonly element: HTMLElement;
  private readonly layer: ActionsLayer;
  private readonly quartiers: Table<FundedQuartier>;
  private readonly actions: Table<FundedAction>;
  private readonly report = el("section", {"aria-label": t("actions.quartier"), tabindex: -1});
  private readonly shown = el("p", {class: "small", role: "status"});
  private points: FundedAction[] = [];
  private measure: Measure = "granted";
  private year = "";
  private theme = "";

  constructor(private readonly app: App, info: ActionsInfo, tabs: Tabs) {
    this.layer = new ActionsLayer(app.view);
    this.quartiers = new Table(t("actions.quartiers"), quartierColumns(), one => void this.open(one.code), t("actions.none"));
    this.actions = new Table(t("actions.list"), actionColumns(), one => {
      if (one.place) app.view.fit([one.place[0], one.place[1], one.place[0], one.place[1]]);
    }, t("actions.none"));
    tabs.add({key: "quartiers", label: t("actions.quartiers"), body: this.quartiers.element});
    tabs.add({key: "actions", label: t("actions.list"), body: this.actions.element});
    this.element = el("div", {class: "panel-body"}, totalPart(info), this.filters(info), this.report);
    void this.load();
  }

  private filters(info: ActionsInfo): HTMLElement {
    const all = {value: "", label: t("actions.all")};
    return el("section", {"aria-label": t("actions.on_map")}, el("h2", {}, t("actions.on_map")),
      tick(t("actions.show"), true, value => this.layer.setVisible(value)),
      choice(t("actions.measure"), measures.map(name => ({value: name, label: ofCode("amount", name)})), this.measure, value => {
        this.measure = value as Measure;
        this.sift();
      }),
      choice(t("actions.year"), [all, ...info.years.map(year => ({value: String(year), label: String(year)}))], "", value => {
        this.year = value;
        this.sift();
      }),
      choice(t("actions.theme"), [all, ...info.themes.map(theme => ({value: theme.theme_label, label: theme.theme_label}))], "", value => {
        this.theme = value;
        this.sift();
      }), this.shown);
  }

  private async load(): Promise<void> {
    try {
      const [points, quartiers] = await Promise.all([api.points(), api.quartiers()]);
      this.points = points;
      this.quartiers.show(quartiers);
      this.sift();
    } catch (error) {
      showError(error);
    }
  }

  private sift(): void {
    const chosen = this.points.filter(one =>
      (this.year === "" || String(one.year) === this.year) && (this.theme === "" || one.theme_label === this.theme));
    this.layer.show(chosen, this.measure);
    this.actions.show(chosen);
    this.shown.textContent = t("actions.shown", {count: figures.whole(chosen.length), all: figures.whole(this.points.length)});
  }

  private async open(code: string | null): Promise<void> {
    if (code === null) return announce(t("actions.no_report"));
    try {
      const quartier = await api.quartier(code);
      replace(this.report, ...reportOf(this.app, quartier));
      const place = (await api.search(code)).find(found => found.code === code);
      if (place) this.app.view.fit(place.bounds);
      this.report.focus();
    } catch (error) {
      showError(error);
    }
  }
}

function quartierName(quartier: FundedQuartier): string {
  return quartier.name ?? quartier.code ?? ofCode("target", quartier.status);
}

/** The quartiers of an action without their shares; what it is where it serves none. */
function served(action: FundedAction): string[] {
  return codesOf(action.targets).map(target => {
    // "outside:30037 0.5" is half in commune 30037, which has no quartier.
    const [kind = "", place] = target.replace(/ [\d.]+$/, "").split(":");
    return place ? `${ofCode("target", kind)} (${place})` : ofCode("target", kind);
  });
}

function totalPart(info: ActionsInfo): HTMLElement {
  const years = info.years.length > 1 ? `${info.years[0]}–${info.years[info.years.length - 1]}` : String(info.years[0] ?? "");
  return el("section", {"aria-label": t("actions.total")}, el("h2", {}, `${t("actions.total")} ${years}`),
    amountTable(t("actions.total"), [[t("actions.count"), figures.whole(info.total.actions)], ...amountRows(info.total)]),
    el("a", {class: "button", href: links.report(language), target: "_blank", rel: "noopener"}, t("actions.report")));
}

function amountRows(amounts: Amounts): [string, string][] {
  return measures.map(name => [ofCode("amount", name), figures.euros(amounts[name])]);
}

function amountTable(caption: string, rows: [string, string][]): HTMLElement {
  return el("table", {class: "pairs"}, el("caption", {class: "spoken"}, caption), el("tbody", {},
    ...rows.map(([name, value]) => el("tr", {}, el("th", {scope: "row"}, name), el("td", {class: "figure"}, value)))));
}

/** The printable pages of a quartier: money without one has none, and one that left the list no portrait. */
function pagesOf(app: App, {code, status}: QuartierReport): HTMLElement[] {
  const isListed = status === "present" || status === "entered";
  if (code === null || !(isListed || status === "former")) return [];
  const link = (label: string, href: string): HTMLElement => el("a", {class: "button", href, target: "_blank", rel: "noopener"}, label);
  const actions = link(t("actions.page"), links.quartierPage(code, language));
  const zoning = app.lab.actions?.zoning ?? "";
  return app.lab.read_only || !isListed ? [actions] : [actions, link(t("zone.portrait"), links.portrait(zoning, code, language))];
}

function reportOf(app: App, quartier: QuartierReport): HTMLElement[] {
  const part = (title: string, rows: [string, string][]): HTMLElement => el("div", {}, el("h3", {}, title), amountTable(title, rows));
  const name = quartierName(quartier);
  return [
    el("h2", {}, name),
    el("div", {class: "row"}, ...pagesOf(app, quartier)),
    amountTable(name, [
      [t("actions.count"), figures.whole(quartier.actions)], ...amountRows(quartier),
      [t("actions.per_person"), figures.euros(quartier.granted_per_person)]]),
    part(t("actions.by_year"), quartier.by_year.map(one => [String(one.year), figures.euros(one.granted)])),
    part(t("actions.by_theme"), quartier.by_theme.map(
      one => [one.theme_label ?? t("actions.no_theme"), figures.euros(one.granted)])),
    part(t("actions.by_funder"), quartier.by_funder.map(one => [one.funder, figures.euros(one.granted)])),
    el("details", {}, el("summary", {}, t("actions.of_quartier", {count: figures.whole(quartier.list.length)})),
      el("ul", {}, ...quartier.list.map(one => el("li", {}, `${one.title ?? one.reference} (${one.operator ?? "–"}, ${one.year})\u00a0: ${figures.euros(one.granted)}`)))),
  ];
}

function money<Row extends Amounts>(name: Measure): Column<Row> {
  return {
    label: ofCode("amount", name), isFigure: true,
    value: row => row[name], text: row => figures.euros(row[name])};
}

function quartierColumns(): Column<FundedQuartier>[] {
  return [
    {label: t("zone.name"), value: quartierName},
    {label: t("zone.id"), value: one => one.code ?? ""},
    {label: t("actions.kind"), value: one => ofCode("target", one.status)},
    {label: t("actions.count"), value: one => one.actions, text: one => figures.whole(one.actions), isFigure: true},
    money("requested"), money("granted"), money("paid"),
    {label: t("zone.people"), value: one => one.people, text: one => figures.whole(one.people), isFigure: true},
  ];
}

function actionColumns(): Column<FundedAction>[] {
  return [
    {label: t("actions.title"), value: one => one.title ?? one.reference},
    {label: t("actions.operator"), value: one => one.operator ?? ""},
    {label: t("actions.year"), value: one => one.year, text: one => String(one.year), isFigure: true},
    {label: t("actions.theme"), value: one => one.theme_label ?? ""},
    {label: t("actions.served"), value: one => served(one).join(", ")},
    money("requested"), money("granted"), money("paid"),
  ];
}
