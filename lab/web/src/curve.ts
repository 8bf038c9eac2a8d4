// SPDX-License-Identifier: Apache-2.0
// The curve of a sweep: zones and people at each value of one parameter, as a drawing and as a table.
import type {CurveRow, Parameter} from "./api.ts";
import {button, el, freshId, svg} from "./dom.ts";
import {figures} from "./figures.ts";
import {written} from "./panel/parameter.ts";
import {isSame} from "./state.ts";
import {axisEnd, heightOf, isNumeric, placesAcross, shareAcross, type Plot} from "./sweep.ts";
import {both, t} from "./words.ts";

const kPlot: Plot = {width: 320, height: 128, left: 46, right: 10, top: 22, bottom: 20};
const kLetter = 6.2;  // units of the drawing that a letter takes
const kRowsShown = 15;
/** The two figures, one drawing under the other: each has its own scale. */
const measures = [
  {label: "result.zones", value: (row: CurveRow) => row.zones},
  {label: "result.people", value: (row: CurveRow) => row.people},
] as const;

export interface Curve {
  element: HTMLElement;
  /** Marks the value that the scenario has now. */
  mark: (value: string) => void;
}

export function curveOf(parameter: Parameter, rows: readonly CurveRow[], choose: (value: string) => void): Curve {
  const steps = new Steps(parameter, rows, choose);
  const rule = svg("path", {class: "now"});
  const [title, desc] = [freshId("title"), freshId("desc")];
  const drawing = svg("svg", {
    class: "curve", viewBox: `0 0 ${kPlot.width} ${2 * kPlot.height}`, role: "group", "aria-labelledby": title, "aria-describedby": desc},
    svg("title", {id: title}, t("curve.title", {parameter: both(parameter.meaning)})),
    svg("desc", {id: desc}, `${rangeText(parameter, rows)} ${t("curve.keys")}`),
    svg("g", {"aria-hidden": "true"}, ...measures.map((_, index) => plotOf(parameter, rows, index)), rule),
    ...steps.elements);
  const table = tableOf(parameter, rows, choose);
  const mark = (value: string): void => {
    steps.mark(value);
    for (const row of table.querySelectorAll("tr[data-value]")) row.classList.toggle("now", isSame(row.getAttribute("data-value") ?? "", value));
    const x = placeOf(parameter, rows, value);
    rule.toggleAttribute("hidden", x === null);
    rule.setAttribute("d", measures.map((_, i) => `M${x ?? 0} ${i * kPlot.height + kPlot.top}V${(i + 1) * kPlot.height - kPlot.bottom}`).join(""));
  };
  return {mark, element: el("div", {class: "curve-part"}, drawing,
    el("details", {open: rows.length <= kRowsShown}, el("summary", {}, t("curve.table")), table))};
}

/** Null where the drawing does not reach to the value. */
function placeOf(parameter: Parameter, rows: readonly CurveRow[], value: string): number | null {
  const index = rows.findIndex(row => isSame(row.value, value));
  if (index >= 0) return placesAcross(kPlot, rows, isNumeric(parameter))[index] ?? null;
  if (!isNumeric(parameter)) return null;
  const share = shareAcross(rows, Number(value));
  return share < 0 || share > 1 ? null : kPlot.left + share * (kPlot.width - kPlot.left - kPlot.right);
}

function plotOf(parameter: Parameter, rows: readonly CurveRow[], index: number): SVGElement {
  const measure = measures[index] ?? measures[0];
  const end = axisEnd(Math.max(...rows.map(measure.value)));
  const xs = placesAcross(kPlot, rows, isNumeric(parameter));
  const y = (value: number): number => heightOf(kPlot, value, end);
  const right = kPlot.width - kPlot.right;
  const level = (value: number): SVGElement[] => [
    svg("line", {class: "level", x1: kPlot.left, x2: right, y1: y(value), y2: y(value)}),
    svg("text", {class: "end", x: kPlot.left - 5, y: y(value) + 4}, figures.whole(value))];
  const line = rows.map((row, i) => ({x: xs[i] ?? 0, y: y(measure.value(row))})).sort((a, b) => a.x - b.x);
  return svg("g", {transform: `translate(0 ${index * kPlot.height})`},
    svg("text", {class: "name", x: kPlot.left, y: 13}, t("curve.estimated", {figure: t(measure.label)})),
    ...level(0), ...level(end), ...(Number.isInteger(end / 2) ? level(end / 2) : []),
    isNumeric(parameter) ? svg("polyline", {class: "line", points: line.map(at => `${at.x},${at.y}`).join(" ")}) : null,
    ...line.map(at => svg("circle", {class: "dot", cx: at.x, cy: at.y, r: rows.length > 40 ? 1.5 : 3})),
    ...valueLabels(parameter, rows, xs));
}

/** What stands under the axis: every value where there is room, else the least and the greatest. Kinds
 *  have no such ends: each is named, as far as there is room; the table has the whole name. */
function valueLabels(parameter: Parameter, rows: readonly CurveRow[], xs: number[]): SVGElement[] {
  const texts = rows.map(row => written(parameter, row.value));
  const room = (kPlot.width - kPlot.left - kPlot.right) / rows.length;
  const letters = Math.floor(room / kLetter);
  if (!isNumeric(parameter)) {
    return texts.map((text, index) => svg("text", {class: "value middle", x: xs[index] ?? 0, y: kPlot.height - 6},
      text.length > letters ? `${text.slice(0, Math.max(1, letters - 1))}…` : text));
  }
  const isRoomy = texts.every(text => text.length < letters);
  const last = rows.length - 1;
  const [least, most] = (xs[0] ?? 0) <= (xs[last] ?? 0) ? [0, last] : [last, 0];
  const shown = isRoomy || rows.length === 1 ? rows.map((_, index) => index) : [least, most];
  return shown.map(index => {
    const anchor = isRoomy ? "middle" : index === least ? "start" : "finish";
    return svg("text", {class: `value ${anchor}`, x: xs[index] ?? 0, y: kPlot.height - 6}, texts[index] ?? "");
  });
}

/** A band for each value, to click at or to reach by keys: one is in the order of tabulation. */
class Steps {
  readonly elements: SVGElement[];

  constructor(parameter: Parameter, private readonly rows: readonly CurveRow[], choose: (value: string) => void) {
    const xs = placesAcross(kPlot, rows, isNumeric(parameter));
    const width = Math.min(40, (kPlot.width - kPlot.left - kPlot.right) / Math.max(1, rows.length - 1));
    this.elements = rows.map((row, index) => {
      const step = svg("g", {class: "step", role: "button", tabindex: index === 0 ? 0 : -1, "aria-label": stepText(parameter, row)},
        svg("title", {}, stepText(parameter, row)),
        svg("rect", {x: (xs[index] ?? 0) - width / 2, y: kPlot.top - 6, width, height: 2 * kPlot.height - kPlot.top - kPlot.bottom + 12}));
      step.addEventListener("click", () => choose(row.value));
      step.addEventListener("keydown", event => this.key(event, index, () => choose(row.value)));
      return step;
    });
  }

  mark(value: string): void {
    const now = this.rows.findIndex(row => isSame(row.value, value));
    this.elements.forEach((step, index) => {
      if (index === now) step.setAttribute("aria-current", "true");
      else step.removeAttribute("aria-current");
      if (now >= 0) step.setAttribute("tabindex", index === now ? "0" : "-1");
    });
  }

  private key(event: KeyboardEvent, index: number, choose: () => void): void {
    const last = this.elements.length - 1;
    const to: Record<string, number> = {ArrowRight: Math.min(last, index + 1), ArrowLeft: Math.max(0, index - 1), Home: 0, End: last};
    const next = to[event.key];
    if (next === undefined && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (next === undefined) return choose();
    this.elements.forEach((step, i) => step.setAttribute("tabindex", i === next ? "0" : "-1"));
    this.elements[next]?.focus();
  }
}

function stepText(parameter: Parameter, row: CurveRow): string {
  return t("curve.step", {value: written(parameter, row.value), zones: figures.whole(row.zones), people: figures.whole(row.people)});
}

function rangeText(parameter: Parameter, rows: readonly CurveRow[]): string {
  const ends = (value: (row: CurveRow) => number): [string, string] => {
    const all = rows.map(value);
    return [figures.whole(Math.min(...all)), figures.whole(Math.max(...all))];
  };
  const [zonesLow, zonesHigh] = ends(row => row.zones);
  const [peopleLow, peopleHigh] = ends(row => row.people);
  return t("curve.range", {
    first: written(parameter, rows[0]?.value ?? ""), last: written(parameter, rows[rows.length - 1]?.value ?? ""),
    zonesLow, zonesHigh, peopleLow, peopleHigh});
}

/** The same figures; a value is taken over from here as well. */
function tableOf(parameter: Parameter, rows: readonly CurveRow[], choose: (value: string) => void): HTMLTableElement {
  const head = (text: string, isFigure = true): HTMLElement => el("th", {scope: "col", class: isFigure && "figure"}, text);
  return el("table", {class: "pairs curve-table"},
    el("caption", {class: "spoken"}, t("curve.title", {parameter: both(parameter.meaning)})),
    el("thead", {}, el("tr", {}, head(t("curve.value"), false), head(t("result.zones")), head(t("result.people")), head(t("curve.cells")))),
    el("tbody", {}, ...rows.map(row => {
      const value = written(parameter, row.value);
      return el("tr", {"data-value": row.value, class: row.is_base && "base"},
        el("th", {scope: "row"}, button(value, () => choose(row.value), {class: "link", "aria-label": t("curve.take", {value})}),
          row.is_base ? el("span", {class: "chip"}, t("curve.base")) : null),
        el("td", {class: "figure"}, figures.whole(row.zones)), el("td", {class: "figure"}, figures.whole(row.people)),
        el("td", {class: "figure"}, figures.whole(row.cells)));
    })));
}
