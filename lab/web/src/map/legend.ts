// SPDX-License-Identifier: Apache-2.0
// The legend, which is also where colours and overlays are chosen.
import type {App} from "../app.ts";
import {choice, el, freshId, replace, tick} from "../dom.ts";
import {figures} from "../figures.ts";
import {ofCode, t} from "../words.ts";
import {decisionColours, decisionPatterns, decisions, measureNames, neverColour, patternOfClass, scales, type MeasureName, type Scale} from "./measures.ts";
import {communeColour, nearMissColour, overlayNames, perimeterColour, unitColour, zoningStyle} from "./layers.ts";
import {swatch} from "./patterns.ts";

export function legend(app: App, isOpen: boolean): HTMLDetailsElement {
  const {look} = app;
  const classes = el("ul", {class: "classes"});
  const note = el("p", {class: "hint"});
  const draw = (): void => {
    replace(classes, ...classItems(look.measure, look.hasPatterns));
    note.textContent = ofCode("measure_note", look.measure);
  };
  const changed = (): void => app.tell("look");
  const picker = el("div");
  let shown: MeasureName | null = null;
  /** The measure may be chosen elsewhere, and stability is one once there is a sweep. */
  const drawPicker = (): void => {
    shown = look.measure;
    const names = measureNames.filter(name => name !== "stability" || look.sweep !== null);
    replace(picker, choice(t("legend.colour"), names.map(name => ({value: name, label: ofCode("measure", name)})), look.measure, value => {
      look.measure = shown = value as MeasureName;
      changed();
    }));
  };
  drawPicker();
  draw();
  app.on("look", () => {
    if (look.measure !== shown) drawPicker();
    draw();
  });
  app.on("sweep", drawPicker);
  return el("details", {class: "legend", open: isOpen}, el("summary", {}, t("legend")), el("div", {class: "legend-body"},
    picker, classes, note,
    tick(t("legend.patterns"), look.hasPatterns, value => {
      look.hasPatterns = value;
      changed();
    }),
    el("details", {}, el("summary", {}, t("legend.layers")),
      ...overlayNames.filter(name => name !== "communes" || app.lab.has_communes).map(name => layerTick(ofCode("overlay", name), lineOf[name], look.overlays[name], value => {
        look.overlays[name] = value;
        changed();
      })),
      ...app.lab.zonings.map((zoning, index) => layerTick(zoning.title, zoningStyle(index), look.zonings[zoning.key] === true, value => {
        look.zonings[zoning.key] = value;
        changed();
      })), app.lab.basemap === null ? null : baseMapPart(app))));
}

export /** Whether the base map is shown, and how strongly. */
function baseMapPart(app: App): HTMLElement {
  const {basemap} = app.look;
  const id = freshId("opacity");
  const slider = el("input", {type: "range", id, min: 0, max: 100, step: 5, value: 100 * basemap.opacity});
  const follow = (): void => slider.setAttribute("aria-valuetext", figures.percent(basemap.opacity, 0));
  slider.addEventListener("input", () => {
    basemap.opacity = Number(slider.value) / 100;
    follow();
    app.tell("look");
  });
  follow();
  return el("div", {}, tick(t("basemap"), basemap.isShown, value => {
    basemap.isShown = value;
    app.tell("look");
  }), el("div", {class: "opacity"}, el("label", {for: id}, t("basemap.opacity")), slider));
}

export interface LineStyle { colour: string; dash?: readonly number[] }
export const lineOf: Partial<Record<typeof overlayNames[number], LineStyle>> = {
  perimeters: {colour: perimeterColour}, near_misses: {colour: nearMissColour, dash: [2, 1]}, units: {colour: unitColour, dash: [5, 2, 1, 2]},
  communes: {colour: communeColour, dash: [1, 2]},
};

function layerTick(label: string, line: LineStyle | undefined, value: boolean, change: (value: boolean) => void): HTMLElement {
  const made = tick(label, value, change);
  if (line) made.append(lineSwatch(line));
  return made;
}

function lineSwatch(line: LineStyle): HTMLCanvasElement {
  const canvas = el("canvas", {width: 64, height: 12, class: "line-swatch", "aria-hidden": "true"});
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.strokeStyle = line.colour;
    pen.lineWidth = 4;
    pen.setLineDash((line.dash ?? []).map(length => length * 4));
    pen.beginPath();
    pen.moveTo(0, 6);
    pen.lineTo(64, 6);
    pen.stroke();
  }
  return canvas;
}

function classItems(measure: MeasureName, hasPatterns: boolean): HTMLElement[] {
  return classesOf(measure, hasPatterns).map(one => el("li", {}, swatch(one.colour, one.pattern), el("span", {}, one.label)));
}

/** The classes of a measure, as the legend has them. */
export function classesOf(measure: MeasureName, hasPatterns: boolean): {label: string; colour: string; pattern: string | null}[] {
  if (measure === "decision") {
    return decisions.map(decision => (
      {label: ofCode("decision", decision), colour: decisionColours[decision], pattern: decisionPatterns[decision]}));
  }
  const scale = scales[measure];
  const classes = scale.colours.map((colour, index) => (
    {label: classText(scale, index), colour, pattern: hasPatterns ? patternOfClass(scale, index) : null}));
  if (measure !== "stability") return classes;
  // Its ends are kinds of their own: every scenario, and none.
  const last = classes[classes.length - 1];
  if (last) last.label = t("legend.every");
  return [{label: t("legend.never"), colour: neverColour, pattern: null}, ...classes];
}

function classText(scale: Scale, index: number): string {
  const write = (value: number): string => scale.unit === "euros" ? figures.euros(value)
    : scale.unit === "percent" ? figures.percent(value / 100, 0) : figures.whole(value);
  const low = scale.breaks[index - 1];
  const high = scale.breaks[index];
  if (low === undefined) return t("legend.below", {high: write(high ?? 0)});
  if (high === undefined) return t("legend.above", {low: write(low)});
  return t("legend.between", {low: write(low), high: write(high)});
}
