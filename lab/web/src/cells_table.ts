// SPDX-License-Identifier: Apache-2.0
// The cells before the eyes, as a table: what their colours say, in figures.
import type {App} from "./app.ts";
import {el} from "./dom.ts";
import {figures} from "./figures.ts";
import {Table, type Column} from "./table.ts";
import type {Explain} from "./zones_table.ts";
import {ofCode, t} from "./words.ts";

type Properties = Record<string, unknown>;
/** A cell with its outline, as the map has it. */
interface Shown { properties: Properties; geometry: GeoJSON.Geometry }
const kMost = 2000;

export function cellsTable(app: App, explain: Explain): {element: HTMLElement; refresh: () => void} {
  const table = new Table<Shown>(t("table.cells"), cellColumns(),
    cell => explain.cell(String(cell.properties["cell"]), cell.properties, cell.geometry), t("table.no_cell"));
  const note = el("p", {class: "hint"});
  const refresh = (): void => {
    const cells = new Map<string, Shown>();
    for (const feature of app.view.map.queryRenderedFeatures({layers: ["cells"]})) {
      const name = feature.properties["cell"] as unknown;
      if (typeof name === "string" && cells.size < kMost) cells.set(name, {properties: feature.properties, geometry: feature.geometry});
    }
    note.textContent = cells.size === 0 ? t("table.cells_zoom")
      : cells.size === kMost ? t("table.cells_most", {count: figures.whole(kMost)}) : t("table.cells_note");
    table.show([...cells.values()]);
  };
  return {element: el("div", {class: "with-note"}, note, table.element), refresh};
}

function number(cell: Properties, name: string): number | null {
  const value = cell[name];
  return typeof value === "number" ? value : null;
}

function cellColumns(): Column<Shown>[] {
  const figure = (label: string, name: string, write: (value: number | null) => string): Column<Shown> =>
    ({label, value: cell => number(cell.properties, name), text: cell => write(number(cell.properties, name)), isFigure: true});
  const percent = (value: number | null): string => figures.percent(value === null ? null : value / 100);
  return [
    {label: t("cell.id"), value: cell => String(cell.properties["cell"])},
    {label: t("cell.decision"), value: cell => ofCode("decision", String(cell.properties["decision"]))},
    {label: t("cell.zone"), value: cell => typeof cell.properties["zone"] === "string" ? cell.properties["zone"] : null},
    figure(t("cell.people"), "people", figures.whole),
    figure(t("cell.median"), "median", figures.euros),
    figure(t("cell.low"), "low", figures.euros),
    figure(t("cell.high"), "high", figures.euros),
    figure(t("cell.threshold"), "threshold", figures.euros),
    figure(t("cell.share"), "share", percent),
    figure(t("cell.p"), "p", percent),
    figure(t("cell.member"), "member", percent),
    {label: t("cell.imputed"), value: cell => number(cell.properties, "imputed") === 1 ? t("yes") : t("no")},
  ];
}
