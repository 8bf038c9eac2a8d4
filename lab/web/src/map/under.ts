// SPDX-License-Identifier: Apache-2.0
// Where one is: what lies under the pointer, or under the cross in the middle of the map for those who use keys.
import {api} from "../api.ts";
import type {App} from "../app.ts";
import {el, replace} from "../dom.ts";
import {figures} from "../figures.ts";
import {announce} from "../status.ts";
import {ofCode, t} from "../words.ts";

type Properties = Record<string, unknown>;

/** The figures of a cell, or of a square of cells where those are too small to be shown. */
export function underLines(cell: Properties, communes: Record<string, string>): string[] {
  const number = (name: string): number | null => typeof cell[name] === "number" ? cell[name] as number : null;
  const code = typeof cell["commune"] === "string" ? cell["commune"] : "";
  const isCell = typeof cell["cell"] === "string";
  const median = number("low") === null ? figures.euros(number("median")) : t("estimate", {
    value: figures.euros(number("median")), low: figures.euros(number("low")), high: figures.euros(number("high"))});
  return [
    isCell ? communes[code] || code || t("under.no_commune") : t("under.square"),
    t("note.figure", {name: t("cell.people"), value: figures.whole(number("people"))}),
    ...(number("median") === null ? [] : [t("note.figure", {name: t("cell.median"), value: median})]),
    t("note.figure", {name: t("cell.decision"), value: ofCode("decision", String(cell["decision"] ?? ""))}),
  ];
}

/** A small box over the map; `cross` is the one of the keys. */
export function tellWhatIsUnder(app: App, cross: HTMLElement): HTMLElement {
  const box = el("div", {class: "under", hidden: true, "aria-hidden": "true"});
  const {map} = app.view;
  const canvas = map.getCanvas();
  let communes: Record<string, string> = {};
  let hasAsked = !app.lab.has_communes;
  let frame = 0;
  let shown = "";
  const tell = (x: number, y: number, isSaid: boolean): void => {
    if (!hasAsked) {
      hasAsked = true;
      // Without the names their codes must do.
      api.communes().then(names => {
        communes = names;
        if (!box.hidden) tell(x, y, isSaid);
      }, () => undefined);
    }
    const cell = app.view.cellsNear(x, y, 0)[0];
    if (!cell) return hide();
    box.hidden = false;
    const lines = underLines(cell.properties, communes);
    const isNew = lines.join() !== shown;
    if (isNew) replace(box, ...lines.map((line, index) => el(index === 0 ? "strong" : "span", {}, line)));
    shown = lines.join();
    if (isSaid && isNew) announce(lines.join(", "));
  };
  const hide = (): void => {
    box.hidden = true;
    shown = "";
  };
  map.on("mousemove", event => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => tell(event.point.x, event.point.y, false));
  });
  map.on("mouseout", () => {
    cancelAnimationFrame(frame);
    hide();
  });
  let isMovedByKeys = false;
  map.on("moveend", event => { isMovedByKeys ||= event.originalEvent instanceof KeyboardEvent; });
  map.on("idle", () => {
    if (!cross.hidden) tell(canvas.clientWidth / 2, canvas.clientHeight / 2, isMovedByKeys);
    isMovedByKeys = false;
  });
  canvas.addEventListener("blur", hide);
  return box;
}
