// SPDX-License-Identifier: Apache-2.0
// Actions that have a place, as circles whose area is their money.
import type {GeoJSONSource} from "maplibre-gl";
import {measures, type FundedAction} from "./api.ts";
import type {MapView} from "./map/view.ts";

export const actionsSource = "actions";
export const actionsColour = "#6a1b9a";

export class ActionsLayer {
  private readonly ready: Promise<void>;

  constructor(private readonly view: MapView) {
    this.ready = view.loaded.then(() => {
      view.map.addSource(actionsSource, {type: "geojson", data: {type: "FeatureCollection", features: []}});
      view.map.addLayer({id: actionsSource, type: "circle", source: actionsSource, paint: {
        "circle-color": actionsColour, "circle-opacity": 0.65, "circle-stroke-color": "#fff", "circle-stroke-width": 1.5,
        "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "amount"]], 0, 4, 100, 7, 400, 18],
      }});
    });
  }

  show(actions: readonly FundedAction[], measure: typeof measures[number]): void {
    const features = actions.flatMap(action => action.place === undefined ? [] : [{
      type: "Feature" as const, id: action.id, geometry: {type: "Point" as const, coordinates: action.place},
      properties: {amount: action[measure] ?? 0}}]);
    void this.ready.then(() => this.view.map.getSource<GeoJSONSource>(actionsSource)?.setData({type: "FeatureCollection", features}));
  }

  setVisible(isVisible: boolean): void {
    void this.ready.then(() => this.view.map.setLayoutProperty(actionsSource, "visibility", isVisible ? "visible" : "none"));
  }
}
