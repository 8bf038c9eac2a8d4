// SPDX-License-Identifier: Apache-2.0
// What cells can be coloured by: classes, colours and patterns, the same for the map and its legend.
import type {ExpressionSpecification} from "maplibre-gl";

/** All are of a run but `stability`, which is of a sweep. */
export const measureNames = ["decision", "median", "share", "p", "member", "people", "imputed", "stability"] as const;
export type MeasureName = typeof measureNames[number];

/** Classes of a figure: `colours[i]` holds from `breaks[i - 1]` up to below `breaks[i]`. */
export interface Scale {
  property: string;
  breaks: number[];
  colours: string[];
  unit: "euros" | "percent" | "whole";
}

export const scales: Record<Exclude<MeasureName, "decision">, Scale> = {
  median: {
    property: "median", unit: "euros",
    breaks: [10000, 12000, 14000, 16000, 18000, 20000, 24000],
    colours: ["#7f0000", "#b30000", "#d7301f", "#ef6548", "#fc8d59", "#fdbb84", "#fdd9ae", "#fef0d9"],
  },
  share: {
    property: "share", unit: "percent", breaks: [10, 20, 30, 40, 50, 60],
    colours: ["#fff5eb", "#fde3c8", "#fdc38d", "#fc9f5a", "#ee7a3c", "#c8401f", "#7f1d0a"],
  },
  p: {
    property: "p", unit: "percent", breaks: [5, 25, 50, 75, 95],
    colours: ["#f2f0f7", "#d5d3e8", "#b0acd3", "#8a84be", "#6649a3", "#3f007d"],
  },
  member: {
    property: "member", unit: "percent", breaks: [5, 15, 35, 65, 85],
    colours: ["#edf5f1", "#c7e4d8", "#94cbb9", "#57aa98", "#1f8073", "#00483f"],
  },
  people: {
    property: "people", unit: "whole", breaks: [10, 50, 100, 200, 400],
    colours: ["#f0f7e6", "#c9e5bd", "#8fcbaf", "#4aa8a8", "#227a95", "#113f67"],
  },
  stability: {
    // The last class is every scenario: a share below is never rounded up to 100.
    property: "share_in", unit: "percent", breaks: [10, 50, 90, 100],
    colours: ["#e6edc3", "#b5cf6b", "#6fa34a", "#2f6d3a", "#0b3320"],
  },
  imputed: {
    property: "imputed", unit: "percent", breaks: [20, 40, 60, 80],
    colours: ["#f4f4f2", "#d3d3d0", "#a6a6a6", "#737373", "#3d3d3d"],
  },
};

export const decisions = ["in", "near", "out", "edited_in", "edited_out"] as const;
export type Decision = typeof decisions[number];
export const decisionColours: Record<Decision, string> = {
  in: "#2166ac", near: "#e08214", out: "#e4e4de", edited_in: "#1b7837", edited_out: "#b2182b",
};
export const decisionPatterns: Record<Decision, string> = {
  in: "rising", near: "dots", out: "none", edited_in: "crosses", edited_out: "falling",
};
export const changeColours = {entered: "#1b7837", left: "#b2182b", both: "#8c96a3"} as const;
export const changePatterns = {entered: "crosses", left: "falling", both: "none"} as const;
export const unknownColour = "#cfcfcf";
/** Of inhabited cells that are in a zone in no scenario of a sweep. */
export const neverColour = "#ececea";

/** The pattern of the class at `index` of `count`: the denser, the darker. */
export function classPattern(index: number): string { return `step-${index}`; }

/** Whether the darkest class of a scale comes first. */
function darkFirst(scale: Scale): boolean { return scale.property === "median"; }

export function patternOfClass(scale: Scale, index: number): string {
  return classPattern(darkFirst(scale) ? scale.colours.length - 1 - index : index);
}

export function colourExpression(measure: MeasureName, singleCells: number): ExpressionSpecification {
  if (measure === "decision") return matched("decision", decisionColours, unknownColour);
  const scale = scales[measure];
  return byZoom(scale, scale.colours, unknownColour, singleCells);
}

export function patternExpression(measure: MeasureName, singleCells: number): ExpressionSpecification {
  if (measure === "decision") return matched("decision", decisionPatterns, "none");
  const scale = scales[measure];
  return byZoom(scale, scale.colours.map((_, i) => patternOfClass(scale, i)), "none", singleCells);
}

export function matched(property: string, outcomes: Record<string, string>, otherwise: string): ExpressionSpecification {
  const pairs = Object.entries(outcomes).flat();
  return ["match", ["to-string", ["get", property]], ...pairs, otherwise] as unknown as ExpressionSpecification;
}

/** Squares above the zoom of single cells hold four, sixteen… of them: people are counted per cell,
 *  and imputed ones as a share there, as yes or no below. */
function byZoom(scale: Scale, outcomes: string[], otherwise: string, singleCells: number): ExpressionSpecification {
  const stepped = (factor: number): unknown => [
    "case", ["has", scale.property],
    ["step", ["to-number", ["get", scale.property]], outcomes[0],
      ...scale.breaks.flatMap((value, i) => [value * factor, outcomes[i + 1]])],
    otherwise];
  if (scale.property === "imputed") {
    return ["step", ["zoom"], stepped(1), singleCells, stepped(0.01)] as unknown as ExpressionSpecification;
  }
  if (scale.property !== "people") return stepped(1) as ExpressionSpecification;
  const stops: unknown[] = ["step", ["zoom"], stepped(4 ** singleCells)];
  for (let zoom = 1; zoom <= singleCells; zoom++) stops.push(zoom, stepped(4 ** (singleCells - zoom)));
  return stops as ExpressionSpecification;
}
