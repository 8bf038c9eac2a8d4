// SPDX-License-Identifier: Apache-2.0
// The tables below the map, each the twin of what the map shows.
import {api, codesOf, links, medianOf, thresholdOf, type CheckedZone, type Unit, type Zone, type Zones} from "./api.ts";
import type {App} from "./app.ts";
import {el} from "./dom.ts";
import {estimated, figures} from "./figures.ts";
import {cellsTable} from "./cells_table.ts";
import {showError} from "./status.ts";
import {Table, type Column} from "./table.ts";
import {Tabs} from "./tabs.ts";
import {language, ofCode, t} from "./words.ts";

/** The code of cells in no urban unit; its name is French. */
const kOutside = "HU";

export interface Explain {
  zone(id: string): void;
  quartier(zoning: string, id: string): void;
  cell(id: string, properties: Record<string, unknown>, geometry: GeoJSON.Geometry | null): void;
}

export class Tables {
  readonly element: HTMLElement;
  readonly tabs: Tabs;
  private readonly perimeters: Table<Zone>;
  private readonly nearMisses: Table<Zone>;
  private readonly units: Table<Unit>;
  private shownRun = "";

  constructor(private readonly app: App, explain: Explain) {
    const go = (zone: Zone): void => {
      app.view.fit(zone.bounds);
      explain.zone(zone.zone_id);
    };
    this.perimeters = new Table(t("table.perimeters"), [...zoneColumns(), statusColumn(), portraitColumn(app)], go, t("table.no_zone"));
    this.nearMisses = new Table(t("table.near_misses"), [failedColumn(), ...zoneColumns()].sort(firstNamed), go, t("table.no_zone"));
    this.units = new Table(t("table.units"), unitColumns(), null, t("table.no_unit"));
    const cells = cellsTable(app, explain);
    this.tabs = new Tabs(t("tables"));
    this.tabs.add({key: "perimeters", label: t("table.perimeters"), body: this.perimeters.element});
    this.tabs.add({key: "near_misses", label: t("table.near_misses"), body: this.nearMisses.element});
    this.tabs.add({key: "units", label: t("table.units"), body: this.units.element});
    for (const zoning of app.lab.zonings) this.addZoning(zoning.key, zoning.title, explain);
    this.tabs.add({key: "cells", label: t("table.cells"), body: cells.element, chosen: cells.refresh});
    this.element = el("section", {class: "tables", "aria-label": t("tables")}, this.tabs.bar, this.tabs.bodies);
    app.on("rested", () => void this.refresh());
    for (const what of ["waiting", "run"] as const) app.on(what, () => this.mark());
    app.view.map.on("moveend", () => { if (this.tabs.current === "cells") cells.refresh(); });
    void this.refresh();
  }

  private async refresh(): Promise<void> {
    const run = this.app.run.id;
    if (run === this.shownRun) return;
    this.shownRun = run;
    try {
      const [zones, units] = await Promise.all([this.app.withRun(api.zones), this.app.withRun(api.units)]);
      if (run !== this.app.run.id) return;
      this.show(zones, units);
      this.element.dataset["run"] = run;
      this.mark();
    } catch (error) {
      this.shownRun = "";
      showError(error);
    }
  }

  /** Rows of an older run are marked as such. */
  private mark(): void {
    const isStale = this.app.isWaiting || this.element.dataset["run"] !== this.app.run.id;
    this.element.classList.toggle("stale", isStale);
    this.tabs.bodies.setAttribute("aria-busy", String(isStale));
  }

  private show(zones: Zones, units: Unit[]): void {
    this.perimeters.show(zones.perimeters);
    this.nearMisses.show(zones.near_misses);
    this.units.show(units);
    const named = (key: "table.perimeters" | "table.near_misses" | "table.units", count: number): string =>
      t("table.counted", {name: t(key), count: figures.whole(count)});
    this.tabs.rename("perimeters", named("table.perimeters", zones.perimeters.length));
    this.tabs.rename("near_misses", named("table.near_misses", zones.near_misses.length));
    this.tabs.rename("units", named("table.units", units.length));
  }

  private zoningColumns(key: string): Column<CheckedZone>[] {
    return [
      {label: t("zone.id"), value: zone => zone.code},
      {label: t("zone.name"), value: zone => zone.name},
      ...pageColumns(this.app, key),
      {label: t("zone.people"), value: zone => zone.people, text: zone => figures.whole(zone.people), isFigure: true},
      {label: t("zone.verdict"), value: zone => ofCode("verdict", zone.verdict)},
      {label: t("zone.failed"), value: zone => codesOf(zone.failed_criteria).map(code => ofCode("failed", code)).join(", ")},
    ];
  }

  private addZoning(key: string, title: string, explain: Explain): void {
    const go = (zone: CheckedZone): void => {
      this.app.view.fit(zone.bounds);
      explain.quartier(key, zone.code);
    };
    const table = new Table<CheckedZone>(title, this.zoningColumns(key), go, t("table.no_zone"));
    this.tabs.add({key: `zoning:${key}`, label: title, body: table.element});
    api.zoning(key).then(zones => table.show(zones), showError);
  }
}

/** The pages of a quartier: its portrait, and what its actions receive where a programme is loaded. */
function pageColumns(app: App, zoning: string): Column<CheckedZone>[] {
  const page = (label: string, link: (zone: CheckedZone) => string): Column<CheckedZone> => ({label, value: () => t("zone.open"), link});
  const portrait = [page(t("zone.portrait"), zone => links.portrait(zoning, zone.code, language))];
  if (app.lab.actions?.zoning !== zoning) return portrait;
  return [...portrait, page(t("zone.actions"), zone => links.quartierPage(zone.code, language))];
}

/** The name stays first. */
function firstNamed(a: Column<Zone>, b: Column<Zone>): number {
  const rank = (column: Column<Zone>): number => column.label === t("zone.id") ? 0 : column.label === t("zone.failed") ? 1 : 2;
  return rank(a) - rank(b);
}

function zoneColumns(): Column<Zone>[] {
  const whole = (label: string, value: (zone: Zone) => number | null): Column<Zone> =>
    ({label, value, text: zone => figures.whole(value(zone)), isFigure: true});
  const share = (label: string, value: (zone: Zone) => number | null): Column<Zone> =>
    ({label, value, text: zone => figures.percent(value(zone)), isFigure: true});
  return [
    {label: t("zone.id"), value: zone => zone.zone_id},
    {label: t("zone.name"), value: zone => zone.name},
    {label: t("zone.communes"), value: zone => zone.commune_names.join(", ")},
    {label: t("zone.unit"), value: zone => zone.urban_unit_name},
    whole(t("zone.people"), zone => zone.people),
    whole(t("zone.poor_people"), zone => zone.people_low_income),
    {label: t("zone.median"), value: zone => medianOf(zone).value, text: zone => estimated(medianOf(zone)), isFigure: true},
    {label: t("zone.threshold"), value: thresholdOf, text: zone => figures.euros(thresholdOf(zone)), isFigure: true},
    share(t("zone.share"), zone => zone.share_low_income),
    share(t("zone.p"), zone => zone.p_criterion),
    share(t("zone.member"), zone => zone.p_member),
    share(t("zone.imputed"), zone => zone.share_imputed),
    whole(t("zone.households"), zone => zone.households),
    whole(t("zone.cells"), zone => zone.cells),
    whole(t("zone.density"), zone => zone.density),
  ];
}

function statusColumn(): Column<Zone> {
  const text = (zone: Zone): string => [
    ofCode("status", zone.status ?? ""), ...codesOf(zone.failed_criteria).map(code => ofCode("failed", code))].join(", ");
  return {label: t("zone.status"), value: text};
}

/** Of the run whose zones the table shows. */
function portraitColumn(app: App): Column<Zone> {
  return {label: t("zone.portrait"), value: () => t("zone.open"), link: zone => links.zonePortrait(app.run.id, zone.zone_id, language)};
}

function failedColumn(): Column<Zone> {
  return {label: t("zone.failed"), value: zone => ofCode("failed", zone.failed_criterion ?? "")};
}

function unitColumns(): Column<Unit>[] {
  const whole = (label: string, value: (unit: Unit) => number | null): Column<Unit> =>
    ({label, value, text: unit => figures.whole(value(unit)), isFigure: true});
  const euros = (label: string, value: (unit: Unit) => number | null): Column<Unit> =>
    ({label, value, text: unit => figures.euros(value(unit)), isFigure: true});
  return [
    {label: t("unit.name"), value: unit => unit.code === kOutside ? ofCode("failed", "outside_unit") : unit.name || unit.code},
    {label: t("unit.code"), value: unit => unit.code},
    whole(t("unit.population"), unit => unit.population),
    euros(t("unit.threshold_declared"), unit => unit.threshold_declared),
    euros(t("unit.threshold_disposable"), unit => unit.threshold_disposable),
    euros(t("unit.local_median"), unit => unit.local_median_declared),
    {label: t("unit.source"), value: unit => unit.local_median_source && ofCode("source", unit.local_median_source)},
    whole(t("unit.zones"), unit => unit.perimeters),
    whole(t("unit.in_zones"), unit => unit.people_in_perimeters),
  ];
}

