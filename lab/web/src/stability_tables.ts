// SPDX-License-Identifier: Apache-2.0
// How steady zones and cells are in a sweep, as tables: what the stability map says, in figures.
import type {SweptZone} from "./api.ts";
import type {App} from "./app.ts";
import {el} from "./dom.ts";
import {figures} from "./figures.ts";
import {withMeanings} from "./sweep.ts";
import {Table, type Column} from "./table.ts";
import type {Tabs} from "./tabs.ts";
import {both, language, ofCode, t} from "./words.ts";
import type {Explain} from "./zones_table.ts";

interface Shown { cell: string; share: number; people: number; geometry: GeoJSON.Geometry }

export class StabilityTables {
  private readonly zones: Table<SweptZone>;
  private readonly cells: Table<Shown>;
  private readonly note = el("p", {class: "hint"});

  constructor(private readonly app: App, private readonly tabs: Tabs, private readonly explain: Explain) {
    this.zones = new Table(t("stability.zones"), zoneColumns(app), zone => this.go(zone), t("table.no_zone"));
    this.cells = new Table(t("stability.cells"), cellColumns(), one => explain.cell(one.cell, {}, one.geometry), t("table.no_cell"));
    app.on("sweep", () => this.show());
    // Tiles come after the map has moved, or after another colour was chosen.
    app.view.map.on("idle", () => { if (tabs.current === "stable_cells") this.refreshCells(); });
  }

  private show(): void {
    this.zones.show([...this.app.sweep?.result.zones ?? []].sort(byDoubt));
    if (this.tabs.has("stability")) return this.refreshCells();
    this.tabs.add({key: "stability", label: t("stability.zones"), body: this.zones.element});
    this.tabs.add({key: "stable_cells", label: t("stability.cells"),
      body: el("div", {class: "with-note"}, this.note, this.cells.element), chosen: () => this.refreshCells()});
  }

  private go(zone: SweptZone): void {
    if (zone.bounds) this.app.view.fit(zone.bounds);
    // The same name is that of another zone in another scenario, and some zones are in no run.
    if (zone.kind !== "other" && this.app.run.id === this.app.sweep?.sweep.run) this.explain.zone(zone.zone_id);
  }

  private refreshCells(): void {
    const found = new Map<string, Shown>();
    for (const {properties, geometry} of this.app.view.stableCells()) {
      const cell = properties["cell"] as unknown;
      if (typeof cell === "string") found.set(cell, {cell, share: Number(properties["share_in"]) / 100, people: Number(properties["people"]), geometry});
    }
    this.note.textContent = this.app.look.measure !== "stability" ? t("stability.show_map") : found.size === 0 ? t("table.cells_zoom") : t("stability.cells_note");
    this.cells.show([...found.values()]);
  }
}

/** First the perimeters, from the shakiest on; then zones that the scenario does not have, from those
 *  that come closest. */
function byDoubt(a: SweptZone, b: SweptZone): number {
  const rank = (zone: SweptZone): number => ["perimeter", "near_miss", "other"].indexOf(zone.kind);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const rising = a.share_standing - b.share_standing;
  return a.kind === "perimeter" ? rising : -rising;
}

function zoneColumns(app: App): Column<SweptZone>[] {
  const meanings = new Map(app.lab.parameters.map(one => [one.name, t("quoted", {text: both(one.meaning)})]));
  return [
    {label: t("zone.id"), value: zone => zone.zone_id},
    {label: t("zone.name"), value: zone => zone.name},
    {label: t("stability.kind"), value: zone => ofCode("swept", zone.kind)},
    {label: t("zone.people"), value: zone => zone.people, text: zone => figures.whole(zone.people), isFigure: true},
    {label: t("stability.share"), value: zone => zone.share_standing, text: zone => figures.percent(zone.share_standing), isFigure: true},
    {label: t("stability.unless"), value: zone => withMeanings((language === "fr" ? zone.stands_unless : zone.stands_unless_en) ?? "", meanings), isLong: true},
  ];
}

function cellColumns(): Column<Shown>[] {
  return [
    {label: t("cell.id"), value: one => one.cell},
    {label: t("stability.share"), value: one => one.share, text: one => figures.percent(one.share), isFigure: true},
    {label: t("cell.people"), value: one => one.people, text: one => figures.whole(one.people), isFigure: true},
  ];
}
