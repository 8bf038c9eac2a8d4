// SPDX-License-Identifier: Apache-2.0
// The base map under everything: raster tiles of an address, or a PMTiles file that the lab itself hands out.
import {addProtocol, type LayerSpecification, type Map} from "maplibre-gl";
import {PMTiles, Protocol, TileType} from "pmtiles";
import {links, type Lab} from "../api.ts";
import {labelPrefix} from "./labels.ts";

export interface BaseMapLook { isShown: boolean; opacity: number }
type Paint = "raster-opacity" | "fill-opacity" | "line-opacity" | "icon-opacity";

const kSource = "basemap";
const kNameColour = "#5c5c66";
let archive: PMTiles | null = null;

/** The file, read in pieces; one for all maps of the page. */
function openArchive(): PMTiles {
  if (archive !== null) return archive;
  archive = new PMTiles(links.baseMapFile());
  const protocol = new Protocol();
  protocol.add(archive);
  addProtocol("pmtiles", protocol.tile);
  return archive;
}

/** What a layer of vector tiles is drawn as, by its usual names in OpenMapTiles and Protomaps. */
export function vectorLayers(names: readonly string[]): LayerSpecification[] {
  const made: LayerSpecification[] = [];
  const of = (name: string, kind: string): {source: string; "source-layer": string; id: string} =>
    ({source: kSource, "source-layer": name, id: `basemap-${kind}-${name}`});
  const colours: [RegExp, string][] = [[/water|ocean|sea/, "#cfe0ea"], [/building/, "#ddd8d0"], [/park|wood|forest|landcover|grass/, "#e6ecdf"]];
  for (const name of names) {
    const colour = colours.find(([known]) => known.test(name))?.[1] ?? "#eeede8";
    made.push({...of(name, "area"), type: "fill", filter: ["==", ["geometry-type"], "Polygon"], paint: {"fill-color": colour}});
  }
  for (const name of names) {
    const isLimit = /boundar|admin/.test(name);
    made.push({...of(name, "line"), type: "line", filter: ["==", ["geometry-type"], "LineString"], paint: {
      "line-color": /water/.test(name) ? "#b5cfdd" : isLimit ? "#a9a3b5" : "#c3beb4", "line-width": ["interpolate", ["linear"], ["zoom"], 8, 0.4, 16, 3],
      ...(isLimit ? {"line-dasharray": [3, 2]} : {})}});
  }
  for (const name of names) {
    if (!/place/.test(name)) continue;
    const text = ["coalesce", ["get", "name:fr"], ["get", "name"], ""];
    made.push({...of(name, "name"), type: "symbol", layout: {
      "icon-image": ["concat", labelPrefix(kNameColour), ["to-string", text]] as never, "icon-padding": 8}});
  }
  return made;
}

/** Adds the file below everything but the ground; gives the ids of its layers. */
export async function addBaseMapFile(map: Map, lab: Lab, above: string): Promise<string[]> {
  const file = openArchive();
  const header = await file.getHeader();
  const url = `pmtiles://${links.baseMapFile()}`;
  const attribution = lab.basemap_attribution ?? "";
  if (header.tileType !== TileType.Mvt) {
    map.addSource(kSource, {type: "raster", url, tileSize: 256, attribution});
    map.addLayer(rasterLayer(), above);
    return [kSource];
  }
  const {vector_layers: known} = await file.getMetadata() as {vector_layers?: {id: string}[]};
  map.addSource(kSource, {type: "vector", url, attribution});
  const layers = vectorLayers((known ?? []).map(one => one.id));
  for (const layer of layers) map.addLayer(layer, above);
  return layers.map(one => one.id);
}

export function rasterLayer(): LayerSpecification {
  return {id: kSource, type: "raster", source: kSource, paint: {"raster-saturation": -0.6}};
}

export function removeBaseMap(map: Map, layers: readonly string[]): void {
  for (const id of layers) if (map.getLayer(id)) map.removeLayer(id);
  if (map.getSource(kSource)) map.removeSource(kSource);
}

export function setBaseMap(map: Map, layers: readonly string[], look: BaseMapLook): void {
  for (const id of layers) {
    const layer = map.getLayer(id);
    if (!layer) continue;
    map.setLayoutProperty(id, "visibility", look.isShown ? "visible" : "none");
    map.setPaintProperty(id, `${layer.type === "symbol" ? "icon" : layer.type}-opacity` as Paint, look.opacity);
  }
}
