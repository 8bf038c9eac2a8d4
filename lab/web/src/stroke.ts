// SPDX-License-Identifier: Apache-2.0
// The figures of the cells under hand, while a stroke is being drawn: from what the map shows, without a request.
import {el, replace} from "./dom.ts";
import {figures} from "./figures.ts";
import {counted, t} from "./words.ts";

type Properties = Record<string, unknown>;
type Point = readonly [number, number];

export interface StrokeSum {
  cells: number;
  /** Exact: the grid counts tenths. */
  people: number;
  /** Of the people whose incomes are known, the part below S: an estimate. Null where there is none. */
  shareBelow: number | null;
  /** Of the people, those in cells that are imputed. */
  shareImputed: number | null;
}

/** Sums over cells as they are in tiles; tiles overlap, and a cell that is in two of them counts once. */
export function sumOf(cells: Iterable<Properties>): StrokeSum {
  const seen = new Set<unknown>();
  let tenths = 0;
  let [known, below, imputed] = [0, 0, 0];
  for (const cell of cells) {
    if (typeof cell["cell"] !== "string" || seen.has(cell["cell"])) continue;
    seen.add(cell["cell"]);
    const people = Math.round(Number(cell["people"] ?? 0) * 10);
    tenths += people;
    if (cell["imputed"] === 1) imputed += people;
    if (typeof cell["share"] !== "number") continue;
    known += people;
    below += people * cell["share"] / 100;
  }
  return {
    cells: seen.size, people: tenths / 10,
    shareBelow: known > 0 ? below / known : null, shareImputed: tenths > 0 ? imputed / tenths : null};
}

/** Whether a point lies in a ring, by the crossings of a line to the east. */
export function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let isIn = false;
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    if ((y1 > y) !== (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) isIn = !isIn;
  });
  return isIn;
}

/** The middle of a cell, whose outline has four corners. */
export function middleOf(outline: readonly Point[]): Point {
  const corners = outline.slice(0, 4);
  const mean = (axis: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return [mean(0), mean(1)];
}

/** What is said of a sum, line by line. */
export function strokeLines(sum: StrokeSum): string[] {
  const cells = counted(sum.cells, "edit.one_cell", "edit.cells", {count: figures.whole(sum.cells)});
  return [
    t("stroke.cells", {cells, people: figures.decimal(sum.people, 1)}),
    ...(sum.shareBelow === null ? [] : [t("stroke.below", {share: figures.percent(sum.shareBelow)})]),
    ...(sum.shareBelow === null ? [] : [t(sum.shareBelow > 0.5 ? "stroke.median_below" : "stroke.median_above")]),
    ...(sum.shareImputed ? [t("stroke.imputed", {share: figures.percent(sum.shareImputed)})] : []),
  ];
}

/** A box over the map, which follows the hand. Whoever does not see it hears the figures at the end of the stroke. */
export class StrokeBox {
  readonly element = el("div", {class: "stroke", hidden: true, "aria-hidden": "true"});

  show(lines: readonly string[]): void {
    this.element.hidden = false;
    replace(this.element, ...lines.map((line, index) => el(index === 0 ? "strong" : "span", {}, line)));
  }
  hide(): void { this.element.hidden = true; }
}
