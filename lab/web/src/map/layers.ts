// SPDX-License-Identifier: Apache-2.0
// The layers of the map, from the bottom up.
import type {
  ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification,
} from "maplibre-gl";
import type {Lab} from "../api.ts";
import {links} from "../api.ts";
import {
  changeColours, changePatterns, colourExpression, matched, patternExpression, type MeasureName,
} from "./measures.ts";
import {rasterLayer} from "./basemap.ts";
import {labelPrefix} from "./labels.ts";

/** What a person can show and hide; each stands for one or several layers. */
export const overlayNames = [
  "cells", "imputed", "perimeters", "near_misses", "units", "communes", "labels",
] as const;
export type OverlayName = typeof overlayNames[number];

export const overlayLayers: Record<OverlayName, string[]> = {
  cells: ["cells", "cells-pattern"],
  imputed: ["cells-imputed"],
  perimeters: ["perimeters-casing", "perimeters", "perimeters-points"],
  near_misses: ["near-misses-casing", "near-misses"],
  units: ["units"],
  communes: ["communes", "communes-labels"],
  labels: ["labels"],
};
export const zoningLayers = (key: string): string[] =>
  [`zoning-${key}-casing`, `zoning-${key}`, `zoning-${key}-labels`];

/** Colours and dashes of given zonings, one after the other. */
export const zoningStyles = [
  {colour: "#7b1fa2", dash: [3, 1.5]},
  {colour: "#00695c", dash: [1, 1]},
  {colour: "#ad1457", dash: [4, 1, 1, 1]},
  {colour: "#4e5d00", dash: [6, 2]},
] as const;
export const zoningStyle = (index: number): typeof zoningStyles[number] =>
  zoningStyles[index % zoningStyles.length] ?? zoningStyles[0];

export const perimeterColour = "#12284b";
export const nearMissColour = "#b35900";
export const unitColour = "#5f6b7a";
export const communeColour = "#7a6f5f";

type Line = Extract<LayerSpecification, {type: "line"}>;
const widening = (thin: number, thick: number): ExpressionSpecification =>
  ["interpolate", ["linear"], ["zoom"], 6, thin, 14, thick];

function line(id: string, source: string, layer: string, paint: Line["paint"], more: Partial<Line> = {}): Line {
  return {
    id, type: "line", source, "source-layer": layer, layout: {"line-join": "round"}, paint, ...more,
  };
}

/** From where on outlines tell something: before, a zone is a few pixels, and thousands of outlines
 *  are what takes longest to draw. Perimeters are discs there. */
const outlined = {minzoom: 8};
/** From where on they need a casing to be told from the cells. */
const cased = {minzoom: 10};

export const nothing: GeoJSON.FeatureCollection = {type: "FeatureCollection", features: []};

export function styleOf(lab: Lab, run: string, measure: MeasureName): StyleSpecification {
  const tiles = {type: "vector" as const, minzoom: lab.tiles.minzoom, maxzoom: lab.tiles.maxzoom};
  const sources: Record<string, SourceSpecification> = {
    run: {...tiles, tiles: [links.runTiles(run, measure)]},
    units: {...tiles, tiles: [links.unitTiles()]},
    communes: {...tiles, tiles: [links.communeTiles()]},
    draft: {type: "geojson", data: nothing},
    selected: {type: "geojson", data: nothing},
  };
  for (const zoning of lab.zonings) sources[`zoning-${zoning.key}`] = {...tiles, tiles: [links.zoningTiles(zoning.key)]};
  if (lab.basemap !== null && !lab.basemap_is_file) {
    sources["basemap"] = {
      type: "raster", tiles: [lab.basemap], tileSize: 256, attribution: lab.basemap_attribution ?? ""};
  }
  // Those of a source follow each other: the map masks the whole screen at each change of source, twice, which without a
  // graphics card takes longer than what it then draws.
  return {version: 8, sources, layers: [
    {id: "ground", type: "background", paint: {"background-color": "#f7f7f4"}},
    ...(lab.basemap === null || lab.basemap_is_file ? [] : [rasterLayer()]),
    ...cellLayers(lab, measure),
    ...nearMissLayers(), ...perimeterLayers(),
    line("selected-zone", "run", "perimeters", {"line-color": "#ffd400", "line-width": 5}, {filter: ["literal", false]}),
    line("selected-near", "run", "near_misses", {"line-color": "#ffd400", "line-width": 5}, {filter: ["literal", false]}),
    line("communes", "communes", "limits", {"line-color": communeColour, "line-width": widening(0.4, 1), "line-dasharray": [1, 2]}, outlined),
    line("units", "units", "limits", {"line-color": unitColour, "line-width": widening(0.5, 1.5), "line-dasharray": [5, 2, 1, 2]}, outlined),
    ...lab.zonings.flatMap((zoning, index) => layersOfZoning(zoning.key, index)),
    ...labelLayers(),
    ...draftLayers(),
  ]};
}

function cellLayers(lab: Lab, measure: MeasureName): LayerSpecification[] {
  const single = lab.tiles.maxzoom;
  const cells = {source: "run", "source-layer": "cells"};
  const state = (name: string): ExpressionSpecification => ["boolean", ["feature-state", name], false];
  const opacity = lab.basemap === null ? 1 : 0.7;
  return [
    {id: "cells", type: "fill", ...cells, paint: {
      "fill-color": colourExpression(measure, single), "fill-opacity": opacity,
      // Limits of cells come with the fill; lines of their own would double the work of each change,
      // and so do these, which is why they wait until cells are large.
      "fill-antialias": ["step", ["zoom"], false, single + 2, true],
      "fill-outline-color": "rgba(70,70,70,.4)"}},
    {id: "cells-pattern", type: "fill", ...cells, minzoom: 9, paint: {
      "fill-pattern": patternExpression(measure, single)}},
    {id: "cells-imputed", type: "fill", ...cells, minzoom: single, layout: {visibility: "none"},
      filter: ["==", ["to-number", ["get", "imputed"]], 1], paint: {"fill-pattern": "imputed"}},
    {id: "cells-stroke", type: "fill", ...cells, minzoom: single, layout: {visibility: "none"}, paint: {
      "fill-color": ["case", state("paintedIn"), "#1b7837", "#b2182b"],
      "fill-opacity": ["case", ["any", state("paintedIn"), state("paintedOut")], 0.75, 0]}},
  ];
}

function perimeterLayers(): LayerSpecification[] {
  return [
    line("perimeters-casing", "run", "perimeters", {"line-color": "#fff", "line-opacity": 0.8, "line-width": widening(1.5, 6)}, cased),
    line("perimeters", "run", "perimeters", {"line-color": perimeterColour, "line-width": widening(0.8, 3)}, outlined),
    {id: "perimeters-points", type: "circle", source: "run", "source-layer": "labels", maxzoom: 9, paint: {
      "circle-radius": ["interpolate", ["linear"], ["sqrt", ["to-number", ["get", "people"]]], 30, 2, 200, 7],
      "circle-color": perimeterColour, "circle-opacity": 0.75, "circle-stroke-color": "#fff", "circle-stroke-width": 0.8}},
  ];
}

function nearMissLayers(): LayerSpecification[] {
  return [
    line("near-misses-casing", "run", "near_misses", {"line-color": "#fff", "line-opacity": 0.7, "line-width": widening(1, 4)}, cased),
    line("near-misses", "run", "near_misses", {"line-color": nearMissColour, "line-width": widening(0.6, 2), "line-dasharray": [2, 1]}, outlined),
  ];
}

function layersOfZoning(key: string, index: number): LayerSpecification[] {
  const style = zoningStyle(index);
  const source = `zoning-${key}`;
  const [casing = "", outline = "", labels = ""] = zoningLayers(key);
  return [
    line(casing, source, "zones", {"line-color": "#fff", "line-opacity": 0.8, "line-width": widening(1.2, 5)}, cased),
    line(outline, source, "zones", {"line-color": style.colour, "line-width": widening(0.8, 2.5), "line-dasharray": [...style.dash]}, outlined),
    {id: labels, type: "symbol", source, "source-layer": "labels", minzoom: 12, layout: {
      "icon-image": labelImage(["id", "code"], style.colour), "icon-anchor": "top", "icon-padding": 4}},
  ];
}

/** The first of these properties that a feature has, as the name of the image that shows it. */
function labelImage(properties: string[], colour: string): ExpressionSpecification {
  const chosen = ["coalesce", ...properties.map(name => ["get", name]), ""];
  return ["concat", labelPrefix(colour), ["to-string", chosen]] as unknown as ExpressionSpecification;
}

function labelLayers(): LayerSpecification[] {
  return [{
    id: "communes-labels", type: "symbol", source: "communes", "source-layer": "labels", minzoom: 8,
    layout: {
      "icon-image": labelImage(["name", "code"], communeColour), "icon-padding": 6,
      "symbol-sort-key": ["-", ["to-number", ["get", "people"]]],
    },
  }, {
    id: "labels", type: "symbol", source: "run", "source-layer": "labels", minzoom: 10,
    layout: {
      "icon-image": labelImage(["name", "zone", "id"], perimeterColour), "icon-padding": 3,
      "symbol-sort-key": ["-", ["to-number", ["get", "people"]]],
    },
  }];
}

/** The cell that is explained, and the outline that keys are drawing; hidden while there is none. */
function draftLayers(): LayerSpecification[] {
  const layout = {visibility: "none" as const};
  return [
    {id: "selected-cell", type: "line", source: "selected", layout, paint: {"line-color": "#ffd400", "line-width": 4}},
    {id: "draft-line", type: "line", source: "draft", layout, paint: {"line-color": perimeterColour, "line-width": 2.5, "line-dasharray": [2, 1]}},
    {id: "draft-corners", type: "circle", source: "draft", layout, paint: {
      "circle-radius": 4, "circle-color": "#fff", "circle-stroke-color": perimeterColour, "circle-stroke-width": 2}},
  ];
}

/** What a sweep lays over cells that have no colour of their own then. */
export function stabilityLayers(lab: Lab): LayerSpecification[] {
  const steady = {source: "stability", "source-layer": "stability"};
  const single = lab.tiles.maxzoom;
  return [
    {id: "stability", type: "fill", ...steady, paint: {
      "fill-color": colourExpression("stability", single), "fill-opacity": lab.basemap === null ? 1 : 0.7,
      "fill-antialias": ["step", ["zoom"], false, single + 2, true], "fill-outline-color": "rgba(70,70,70,.4)"}},
    {id: "stability-pattern", type: "fill", ...steady, minzoom: 9, paint: {
      "fill-pattern": patternExpression("stability", single)}},
  ];
}

/** What a comparison lays over the map, above cells and below the outlines. */
export function changeLayers(): LayerSpecification[] {
  const changed = {source: "changes", "source-layer": "changes"};
  return [
    {id: "changes", type: "fill", ...changed, paint: {
      "fill-color": matched("change", changeColours, "#000"), "fill-opacity": 0.85}},
    {id: "changes-pattern", type: "fill", ...changed, paint: {
      "fill-pattern": matched("change", changePatterns, "none")}},
  ];
}
