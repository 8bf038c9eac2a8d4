// SPDX-License-Identifier: Apache-2.0
// Brush, lasso and polygon on the map. Each stroke is one edit of the scenario.
import {TerraDraw, TerraDrawFreehandMode, TerraDrawPolygonMode, TerraDrawRenderMode} from "terra-draw";
import {TerraDrawMapLibreGLAdapter} from "terra-draw-maplibre-gl-adapter";
import type {MapMouseEvent, MapTouchEvent} from "maplibre-gl";
import {api, type Edit} from "./api.ts";
import type {App} from "./app.ts";
import {cellName} from "./cells.ts";
import {figures} from "./figures.ts";
import {StrokeBox, strokeLines, sumOf} from "./stroke.ts";
import {announce, showError} from "./status.ts";
import {counted, t} from "./words.ts";

export const tools = ["none", "brush", "lasso", "polygon"] as const;
export type Tool = typeof tools[number];
type Kind = "add" | "remove";
type HexColor = `#${string}`;
const kAdded: HexColor = "#1b7837";
const kRemoved: HexColor = "#b2182b";

export class EditTools {
  chosen: (tool: Tool) => void = () => undefined;
  private tool: Tool = "none";
  private kind: Kind = "add";
  private size = 1;
  private draw: TerraDraw | null = null;
  /** Cells of the stroke under way, with what the map knows of them. */
  private stroke: Map<string, Record<string, unknown>> | null = null;
  private readonly box = new StrokeBox();
  private frame = 0;
  private readonly corners: [number, number][] = [];

  /** `reason` is the field of the panel, for every stroke until it says another. */
  constructor(private readonly app: App, private readonly reason: HTMLInputElement) {
    const {map} = app.view;
    map.getContainer().append(this.box.element);
    map.on("mousedown", event => this.begin(event));
    map.on("touchstart", event => this.begin(event));
    map.on("mousemove", event => this.extend(event.point.x, event.point.y));
    map.on("touchmove", event => this.extend(event.point.x, event.point.y));
    for (const type of ["mouseup", "touchend", "touchcancel"]) window.addEventListener(type, () => this.end());
    map.getCanvas().addEventListener("keydown", event => this.key(event), {capture: true});
  }

  setKind(kind: Kind): void { this.kind = kind; }
  setSize(size: number): void { this.size = size; }

  setTool(tool: Tool): void {
    this.tool = tool;
    this.hideFigures();
    this.dropCorners();
    const {map} = this.app.view;
    const isBrush = tool === "brush";
    if (isBrush) map.dragPan.disable();
    else map.dragPan.enable();
    this.app.view.isDrawing = tool !== "none";
    if (tool === "lasso" || tool === "polygon") this.drawing().setMode(tool === "lasso" ? "freehand" : "polygon");
    else if (this.draw?.enabled) this.draw.setMode("idle");
    if (tool !== "none" && map.getZoom() < this.app.lab.tiles.maxzoom) announce(t("edit.zoom"));
    this.chosen(tool);
  }

  private drawing(): TerraDraw {
    if (this.draw) return this.draw;
    const colour = (): HexColor => this.kind === "add" ? kAdded : kRemoved;
    const styles = {fillColor: colour, outlineColor: colour, closingPointColor: colour};
    const draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({map: this.app.view.map}),
      modes: [
        new TerraDrawFreehandMode({styles, drawInteraction: "click-move-or-drag"}), new TerraDrawPolygonMode({styles}),
        new TerraDrawRenderMode({modeName: "idle", styles: {}}),
      ],
    });
    draw.start();
    draw.on("change", () => {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.tellOutline(draw));
    });
    draw.on("finish", id => {
      this.hideFigures();
      const feature = draw.getSnapshot().find(one => one.id === id);
      // Within its own event the drawing still holds the feature.
      setTimeout(() => draw.clear());
      if (feature?.geometry.type === "Polygon") void this.finish(feature.geometry.coordinates as [number, number][][]);
    });
    return this.draw = draw;
  }

  /** The figures of what is being outlined. */
  private tellOutline(draw: TerraDraw): void {
    const outlined = draw.getSnapshot().map(one => one.geometry).find(one => one.type === "Polygon");
    const ring = (outlined?.coordinates[0] ?? []) as [number, number][];
    if (ring.length < 4) this.hideFigures();
    else this.box.show(this.linesOf(ring));
  }

  private linesOf(ring: [number, number][]): string[] {
    const {view, lab} = this.app;
    // Squares of cells have no figures that could be told of a part of them.
    if (view.map.getZoom() < lab.tiles.maxzoom) return [t("edit.zoom")];
    const {cells, isWhole} = view.cellsWithin(ring);
    return [...strokeLines(sumOf(cells.map(cell => cell.properties))), ...(isWhole ? [] : [t("stroke.on_screen")])];
  }

  private hideFigures(): void {
    cancelAnimationFrame(this.frame);
    this.box.hide();
  }

  private async finish(polygon: [number, number][][]): Promise<void> {
    if (this.tool === "polygon") return await this.commit({polygon});
    try {
      const cells = await api.cellsIn(polygon[0] ?? []);
      if (cells.length === 0) announce(t("edit.nothing"));
      else await this.commit({cells});
    } catch (error) {
      showError(error);
    }
  }

  /** Without a reason in the panel it is asked for, and whoever gives none takes the stroke back. */
  private async commit(what: Pick<Edit, "cells" | "polygon">, known: string[] = []): Promise<void> {
    const count = what.cells?.length ?? 0;
    const told = what.cells ? counted(count, "edit.one_cell", "edit.cells", {count: figures.whole(count)}) : t("edit.polygon");
    const edit = {kind: this.kind, ...what};
    const reason = this.reason.value.trim();
    if (reason !== "") this.app.edit({...edit, reason});
    else {
      const given = await this.app.editAsked(`${t(this.kind === "add" ? "edit.add" : "edit.remove")}\u00a0: ${told}`, edit);
      if (given === null) {
        this.app.view.clearStrokes();
        return announce(t("edit.given_up"));
      }
      this.reason.value = given;
    }
    announce(known.length > 0 ? known.join(", ") : told);
  }

  private begin(event: MapMouseEvent | MapTouchEvent): void {
    if (this.tool !== "brush" || (event.originalEvent instanceof MouseEvent && event.originalEvent.button !== 0)) return;
    event.preventDefault();
    this.stroke = new Map();
    this.extend(event.point.x, event.point.y);
  }

  private extend(x: number, y: number): void {
    if (this.stroke === null) return;
    for (const feature of this.app.view.cellsNear(x, y, (this.size - 1) / 2 * this.cellPixels())) {
      const cell = feature.properties["cell"] as unknown;
      if (typeof cell !== "string") continue;
      this.stroke.set(cellName(this.app.lab.grid, cell), feature.properties);
      if (typeof feature.id === "number") this.app.view.paintCell(feature.id, this.kind === "add");
    }
    if (this.stroke.size > 0) this.box.show(strokeLines(sumOf(this.stroke.values())));
  }

  private end(): void {
    const stroke = this.stroke;
    this.stroke = null;
    if (stroke === null) return;
    this.hideFigures();
    if (stroke.size > 0) void this.commit({cells: [...stroke.keys()].sort()}, strokeLines(sumOf(stroke.values())));
    else announce(t(this.app.view.map.getZoom() < this.app.lab.tiles.maxzoom ? "edit.zoom" : "edit.nothing"));
  }

  /** The side of a cell on the screen. */
  private cellPixels(): number {
    const {map} = this.app.view;
    const metres = 40075016.7 * Math.cos(map.getCenter().lat * Math.PI / 180) / (512 * 2 ** map.getZoom());
    return this.app.lab.grid.cell_size / metres;
  }

  /** Without a mouse: arrows move by a cell, space paints the one under the cross, or sets a corner
   *  that Enter closes to a polygon. */
  private key(event: KeyboardEvent): void {
    if (this.tool === "none") return;
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
    const step = steps[event.key];
    const {map} = this.app.view;
    if (step) map.panBy([step[0] * this.cellPixels(), step[1] * this.cellPixels()], {duration: 0});
    else if (event.key === " ") this.space();
    else if (event.key === "Enter" && this.tool !== "brush") this.close();
    else if (event.key === "Escape") this.dropCorners();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  private space(): void {
    const {map} = this.app.view;
    const {lng, lat} = map.getCenter();
    if (this.tool !== "brush") {
      this.corners.push([lng, lat]);
      this.app.view.showDraft(this.corners);
      const [first] = this.corners;
      const lines = first === undefined || this.corners.length < 3 ? [] : this.linesOf([...this.corners, first]);
      if (lines.length > 0) this.box.show(lines);
      return announce([t("edit.corner", {count: figures.whole(this.corners.length)}), ...lines].join(", "));
    }
    const middle = map.project([lng, lat]);
    this.stroke = new Map();
    this.extend(middle.x, middle.y);
    this.end();
  }

  private dropCorners(): void {
    this.corners.length = 0;
    this.hideFigures();
    this.app.view.showDraft([]);
  }

  private close(): void {
    const [first] = this.corners;
    if (first === undefined || this.corners.length < 3) return announce(t("edit.corners_needed"));
    const ring: [number, number][] = [...this.corners, first];
    this.dropCorners();
    void this.finish([ring]);
  }
}
