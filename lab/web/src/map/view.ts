// SPDX-License-Identifier: Apache-2.0
// One map: shows a run, zonings and overlays, and says when what it shows is painted.
import {
  NavigationControl, ScaleControl, setWorkerUrl, AttributionControl,
  type GeoJSONSource, type MapGeoJSONFeature,
} from "maplibre-gl";
import {links, type Bounds, type Lab} from "../api.ts";
import {isInside, middleOf} from "../stroke.ts";
import {language, t} from "../words.ts";
import {colourExpression, neverColour, patternExpression, type MeasureName} from "./measures.ts";
import {
  changeLayers, nothing, overlayLayers, overlayNames, stabilityLayers, styleOf, zoningLayers, type OverlayName,
} from "./layers.ts";
import {addPatterns} from "./patterns.ts";
import {addBaseMapFile, removeBaseMap, setBaseMap, type BaseMapLook} from "./basemap.ts";
import {drawLabelsOf} from "./labels.ts";
import {RenewedMap} from "./renewed.ts";

/** What is laid over the cells, and how they are coloured. */
export interface Look {
  measure: MeasureName;
  hasPatterns: boolean;
  /** The sweep whose stability is a measure; null where there is none. */
  sweep: string | null;
  overlays: Record<OverlayName, boolean>;
  zonings: Record<string, boolean>;
  basemap: BaseMapLook;
}

const kPaintedWithin = 5000;
setWorkerUrl(links.worker());

export class MapView {
  readonly map: RenewedMap;
  readonly loaded: Promise<void>;
  private shownRun: string;
  private shownMeasure: MeasureName;
  private shownSweep: string | null = null;
  private drawing = false;
  private hasFailedBaseMap = false;
  private baseLayers: string[] = ["basemap"];

  constructor(container: HTMLElement, private readonly lab: Lab, run: string, look: Look, isMain: boolean) {
    this.shownRun = run;
    this.shownMeasure = look.measure;
    this.map = new RenewedMap({
      container, style: styleOf(lab, run, look.measure), hash: isMain ? "map" : false,
      bounds: lab.grid.bounds,
      // Beside the legend where it is open.
      fitBoundsOptions: {padding: {top: 24, bottom: 24, right: 50, left: isMain && container.clientWidth > 700 ? 240 : 24}},
      // Perimeters are drawn with the north above; a map that turns would only puzzle.
      dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0,
      attributionControl: false, fadeDuration: 0, maxZoom: 18, minZoom: 2,
      locale: {
        "Map.Title": t("map.title"),
        "NavigationControl.ZoomIn": t("map.zoom_in"), "NavigationControl.ZoomOut": t("map.zoom_out"),
        "ScaleControl.Meters": "m", "ScaleControl.Kilometers": "km",
      },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    drawLabelsOf(this.map);
    if (isMain) {
      this.map.addControl(new NavigationControl({showCompass: false}), "top-right");
      this.map.addControl(new ScaleControl({unit: "metric"}), "bottom-right");
    }
    if (lab.basemap !== null) this.map.addControl(new AttributionControl({compact: true}), "bottom-right");
    this.map.on("error", event => {
      const isOfBaseMap = (event as {sourceId?: string}).sourceId === "basemap";
      if (isOfBaseMap && lab.basemap_is_file) this.failBaseMap(event.error);
      else this.complain(event.error as Error & {status?: number});
    });
    this.loaded = new Promise(done => this.map.once("style.load", () => {
      addPatterns(this.map);
      this.setLook(look);
      if (lab.basemap_is_file) {
        addBaseMapFile(this.map, lab, "cells").then(layers => {
          this.baseLayers = layers;
          setBaseMap(this.map, layers, look.basemap);
        }, error => this.failBaseMap(error));
      }
      done();
    }));
    this.map.getCanvas().setAttribute("lang", language);
    // For whoever waits for the map, a test or a script that takes pictures: the run it rests on.
    for (const type of ["movestart", "dataloading", "render"] as const) this.map.on(type, () => { delete container.dataset["shown"]; });
    this.map.on("idle", () => { if (!this.map.isRenewing) container.dataset["shown"] = this.shownRun; });
  }

  get run(): string { return this.shownRun; }
  /** Called when the server no longer knows the run whose tiles are asked for. */
  onGone: () => void = () => undefined;
  /** Called when the file of the base map cannot be read. */
  onBaseMapFailed: (error: unknown) => void = () => undefined;
  /** The same of the sweep. */
  onSweepGone: () => void = () => undefined;

  /** Told once: every tile of a file that is broken would say the same. The map goes on without it. */
  private failBaseMap(error: unknown): void {
    if (this.hasFailedBaseMap) return;
    this.hasFailedBaseMap = true;
    this.onBaseMapFailed(error);
    // Not while the map tells of the error.
    setTimeout(() => removeBaseMap(this.map, this.baseLayers));
  }

  private complain(error: Error & {status?: number; url?: string}): void {
    if (error.status === 410 && error.url?.includes("/tiles/sweeps/")) this.onSweepGone();
    else if (error.status === 410) this.onGone();
    // A tile that is not there is an empty one: a bundle writes only those that hold something.
    else if (error.status !== 404) console.warn(error);
  }

  /** Asks for every tile again; settles in the frame that shows the last of them, the old ones staying until then. */
  reload(run: string): Promise<void> {
    this.shownRun = run;
    delete this.map.getContainer().dataset["shown"];
    return this.map.renew("run", links.runTiles(run, this.shownMeasure));
  }

  /** Shows a run; settles when its tiles are painted, or after a while: a page that is hidden paints nothing. */
  async showRun(run: string): Promise<void> {
    await this.loaded;
    if (run !== this.shownRun) await Promise.race([this.reload(run), new Promise(done => setTimeout(done, kPaintedWithin))]);
    this.clearStrokes();
  }

  setLook(look: Look): void {
    const single = this.lab.tiles.maxzoom;
    const isOfSweep = look.measure === "stability";
    this.map.setPaintProperty("cells", "fill-color", isOfSweep ? neverColour : colourExpression(look.measure, single));
    this.map.setPaintProperty("cells-pattern", "fill-pattern", patternExpression(look.measure, single));
    for (const name of overlayNames) {
      for (const layer of overlayLayers[name]) this.setVisible(layer, look.overlays[name]);
    }
    // Decisions are kinds, not degrees: they keep their patterns always.
    this.setVisible("cells-pattern", look.overlays.cells && !isOfSweep && (look.hasPatterns || look.measure === "decision"));
    setBaseMap(this.map, this.baseLayers, look.basemap);
    this.laySweep(isOfSweep ? look.sweep : null, look);
    for (const zoning of this.lab.zonings) {
      for (const layer of zoningLayers(zoning.key)) this.setVisible(layer, look.zonings[zoning.key] ?? false);
    }
    if (look.measure !== this.shownMeasure) {
      this.shownMeasure = look.measure;
      void this.reload(this.shownRun);
    }
  }

  /** Lays the stability of cells in a sweep over them; null takes it away. */
  private laySweep(sweep: string | null, look: Look): void {
    const layers = stabilityLayers(this.lab);
    if (sweep !== this.shownSweep) {
      for (const layer of layers) if (this.map.getLayer(layer.id)) this.map.removeLayer(layer.id);
      if (this.map.getSource("stability")) this.map.removeSource("stability");
      this.shownSweep = sweep;
      if (sweep !== null) {
        this.map.addSource("stability", {
          type: "vector", tiles: [links.sweepTiles(sweep)], minzoom: this.lab.tiles.minzoom, maxzoom: this.lab.tiles.maxzoom});
        for (const layer of layers) this.map.addLayer(layer, "cells-imputed");
      }
    }
    if (sweep === null) return;
    this.setVisible("stability", look.overlays.cells);
    this.setVisible("stability-pattern", look.overlays.cells && look.hasPatterns);
  }
  /** The cells before the eyes that the stability map colours, while it is shown. */
  stableCells(): MapGeoJSONFeature[] {
    return this.map.getLayer("stability") ? this.map.queryRenderedFeatures({layers: ["stability"]}) : [];
  }

  private setVisible(layer: string, isVisible: boolean): void {
    this.map.setLayoutProperty(layer, "visibility", isVisible ? "visible" : "none");
  }

  /** Lays the difference between two runs or zonings over the cells; null takes it away. */
  async showChanges(pair: {before: string; after: string} | null): Promise<void> {
    await this.loaded;
    for (const layer of changeLayers()) if (this.map.getLayer(layer.id)) this.map.removeLayer(layer.id);
    if (this.map.getSource("changes")) this.map.removeSource("changes");
    if (pair === null) return;
    this.map.addSource("changes", {
      type: "vector", tiles: [links.changeTiles(pair.before, pair.after, this.lab.read_only)],
      minzoom: this.lab.tiles.minzoom, maxzoom: this.lab.tiles.maxzoom});
    for (const layer of changeLayers()) this.map.addLayer(layer, "near-misses-casing");
  }

  /** Whether a difference is laid over the cells. */
  get hasChanges(): boolean { return this.map.getSource("changes") !== undefined; }

  /** Settles when nothing is left to draw, or after a while. */
  rested(): Promise<void> {
    return new Promise(done => {
      const finish = (): void => {
        clearTimeout(timer);
        this.map.off("idle", finish);
        done();
      };
      const timer = setTimeout(finish, kPaintedWithin);
      this.map.on("idle", finish);
      this.map.triggerRepaint();
    });
  }

  fit(bounds: Bounds): void {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // In a low window, as one at 200 % is, wider margins would leave nothing between them, and the map would not move.
    const {clientWidth, clientHeight} = this.map.getCanvas();
    this.map.fitBounds(bounds, {padding: Math.min(60, clientWidth / 5, clientHeight / 5), maxZoom: 15, duration: still ? 0 : 400});
  }

  cellsNear(x: number, y: number, radius: number): MapGeoJSONFeature[] {
    const place: [number, number] = [x, y];
    const area: [[number, number], [number, number]] = [[x - radius, y - radius], [x + radius, y + radius]];
    return this.map.queryRenderedFeatures(radius > 0 ? area : place, {layers: ["cells"]});
  }

  /** The cells on the screen whose middle lies in a ring, and whether all of the ring is on the screen. */
  cellsWithin(ring: [number, number][]): {cells: MapGeoJSONFeature[]; isWhole: boolean} {
    const points = ring.map(corner => this.map.project(corner));
    const [xs, ys] = [points.map(point => point.x), points.map(point => point.y)];
    const [low, high]: [[number, number], [number, number]] = [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]];
    const {clientWidth, clientHeight} = this.map.getCanvas();
    const cells = this.map.queryRenderedFeatures([low, high], {layers: ["cells"]}).filter(({geometry}) =>
      geometry.type === "Polygon" && isInside(middleOf(geometry.coordinates[0] as [number, number][]), ring));
    return {cells, isWhole: low[0] >= 0 && low[1] >= 0 && high[0] <= clientWidth && high[1] <= clientHeight};
  }

  zonesAt(x: number, y: number): MapGeoJSONFeature[] {
    const near: [[number, number], [number, number]] = [[x - 6, y - 6], [x + 6, y + 6]];
    return this.map.queryRenderedFeatures(near, {layers: ["perimeters-points", "perimeters", "near-misses"]});
  }

  /** A quartier whose limit or label is pointed at, of a zoning that is shown. */
  quartierAt(x: number, y: number): {zoning: string; code: string} | null {
    const near: [[number, number], [number, number]] = [[x - 3, y - 3], [x + 3, y + 3]];
    for (const {key} of this.lab.zonings) {
      const [, outline = "", labels = ""] = zoningLayers(key);
      const layers = [outline, labels].filter(layer => this.map.getLayer(layer));
      const code = this.map.queryRenderedFeatures(near, {layers})[0]?.properties["code"] as unknown;
      if (code !== undefined) return {zoning: key, code: String(code)};
    }
    return null;
  }

  selectZone(zone: string | null): void {
    const filter = zone === null ? ["literal", false] : ["==", ["to-string", ["get", "id"]], zone];
    for (const layer of ["selected-zone", "selected-near"]) this.map.setFilter(layer, filter as never);
  }

  selectCell(geometry: GeoJSON.Geometry | null): void {
    this.map.getSource<GeoJSONSource>("selected")?.setData(
      geometry === null ? nothing : {type: "Feature", properties: {}, geometry});
    this.setVisible("selected-cell", geometry !== null);
  }

  /** While a tool draws, clicks are its own. */
  get isDrawing(): boolean { return this.drawing; }
  set isDrawing(value: boolean) {
    this.drawing = value;
    this.setVisible("cells-stroke", value);
    this.map.getCanvas().classList.toggle("drawing", value);
  }

  /** Colours a cell at once, before the server has answered. */
  paintCell(number: number, isIn: boolean): void {
    this.map.setFeatureState({source: "run", sourceLayer: "cells", id: number}, {paintedIn: isIn, paintedOut: !isIn});
  }

  /** Shows the corners set so far of an outline that keys draw. */
  showDraft(corners: readonly [number, number][]): void {
    const feature = {type: "Feature" as const, properties: {}};
    this.map.getSource<GeoJSONSource>("draft")?.setData({type: "FeatureCollection", features: [
      {...feature, geometry: {type: "LineString", coordinates: [...corners]}},
      {...feature, geometry: {type: "MultiPoint", coordinates: [...corners]}}]});
    for (const layer of ["draft-line", "draft-corners"]) this.setVisible(layer, corners.length > 0);
  }

  clearStrokes(): void {
    this.map.removeFeatureState({source: "run", sourceLayer: "cells"});
  }

  remove(): void { this.map.remove(); }
}
