// SPDX-License-Identifier: Apache-2.0
// What lies under a click, or under the cross in the middle of the map for those who use keys.
import type {App} from "../app.ts";
import {el} from "../dom.ts";
import {announce} from "../status.ts";
import {t} from "../words.ts";
import {tellWhatIsUnder} from "./under.ts";
import type {ExplainPanel} from "../explain.ts";

export function explainWhatIsPointedAt(app: App, explain: ExplainPanel): void {
  const {map} = app.view;
  const point = (x: number, y: number): void => {
    if (app.view.isDrawing) return;
    const quartier = app.lab.read_only ? null : app.view.quartierAt(x, y);
    if (quartier) return explain.quartier(quartier.zoning, quartier.code);
    const cell = app.view.cellsNear(x, y, 0)[0];
    const name = cell?.properties["cell"] as unknown;
    if (cell && typeof name === "string") {
      return explain.cell(name, cell.properties, cell.geometry);
    }
    const zone = app.view.zonesAt(x, y)[0]?.properties["id"] as unknown;
    if (zone !== undefined) explain.zone(String(zone));
    else announce(t(cell ? "map.zoom_for_cells" : "map.nothing"));
  };
  map.on("click", event => point(event.point.x, event.point.y));
  const canvas = map.getCanvas();
  const cross = el("div", {class: "cross", "aria-hidden": "true", hidden: true});
  map.getContainer().append(cross);
  canvas.addEventListener("keydown", event => {
    cross.hidden = false;
    if (event.key !== "Enter") return;
    event.preventDefault();
    point(canvas.clientWidth / 2, canvas.clientHeight / 2);
  });
  canvas.addEventListener("focus", () => { cross.hidden = !canvas.matches(":focus-visible"); });
  canvas.addEventListener("blur", () => { cross.hidden = true; });
  map.getContainer().append(tellWhatIsUnder(app, cross));
}
