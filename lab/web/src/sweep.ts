// SPDX-License-Identifier: Apache-2.0
// What a sweep is asked for and what its curve looks like, in figures: nothing here touches the page.
import type {CurveRow, Parameter, ScenarioState, SweptZone} from "./api.ts";
import {plain} from "./numbers.ts";
import {isSame, valueOf} from "./state.ts";

const kSteps = 5;

/** A range around the value that a parameter has: five steps of its control each way, as far as they
 *  are accepted, with a value for each step. */
export function rangeAround(parameter: Parameter, state: ScenarioState): {first: string; last: string; count: number} {
  const {low = 0, high = 1, step = 1} = parameter;
  const value = Number(valueOf(state, parameter));
  const down = Math.min(kSteps, Math.floor((value - low) / step + 1e-9));
  const up = Math.min(kSteps, Math.floor((high - value) / step + 1e-9));
  return {first: plain(value - down * step, fineness(value, step)), last: plain(value + up * step, fineness(value, step)), count: down + up + 1};
}

/** As fine as the step, and as the value where that is finer. */
function fineness(value: number, step: number): number {
  const decimals = (number: number): number => (String(Number(number.toFixed(6))).split(".")[1] ?? "").length;
  return 10 ** -Math.max(decimals(value), decimals(step));
}

/** The parameters that a sweep can vary: numbers with bounds, choices and flags. */
export function canVary(parameter: Parameter): boolean {
  if (parameter.kind === "flag") return true;
  if (parameter.kind === "choice") return (parameter.choices?.length ?? 0) > 1;
  return parameter.low !== undefined && parameter.high !== undefined && Number.isFinite(Number(parameter.legal));
}

export function isNumeric(parameter: Parameter): boolean {
  return parameter.kind === "integer" || parameter.kind === "decimal";
}

/** As `--vary` has it. */
export function variationOf(parameter: Parameter, first: number, last: number, count: number): string {
  const write = (value: number): string => String(Number(value.toFixed(6)));
  return first === last && count === 1 ? `${parameter.name}=${write(first)}` : `${parameter.name}=${write(first)}:${write(last)}:${count}`;
}
export function listOf(parameter: Parameter, values: string[]): string {
  return `${parameter.name}=${values.join(",")}`;
}

/** Whether a state is the one that a sweep is around, but for one parameter. */
export function isAround(base: ScenarioState, state: ScenarioState, parameter: string): boolean {
  const names = new Set([...Object.keys(base.settings), ...Object.keys(state.settings)]);
  names.delete(parameter);
  const isEqual = (name: string): boolean => {
    const [before, now] = [base.settings[name], state.settings[name]];
    return before !== undefined && now !== undefined && isSame(before, now);
  };
  return base.rule === state.rule && [...names].every(isEqual) && JSON.stringify(base.edits) === JSON.stringify(state.edits);
}

/** How many of the scenario's perimeters stand in every scenario. */
export function steadyZones(zones: readonly SweptZone[]): {steady: number; all: number} {
  const own = zones.filter(zone => zone.kind === "perimeter");
  return {steady: own.filter(zone => zone.share_standing === 1).length, all: own.length};
}

export interface Plot { width: number; height: number; left: number; right: number; top: number; bottom: number }
export interface Place { x: number; y: number }

/** Where the values of a curve stand from left to right: by their size, or one after the other. */
export function placesAcross(plot: Plot, rows: readonly CurveRow[], numeric: boolean): number[] {
  const width = plot.width - plot.left - plot.right;
  const at = (share: number): number => plot.left + share * width;
  if (!numeric) return rows.map((_, index) => at((index + 0.5) / rows.length));
  return rows.map(row => at(shareAcross(rows, Number(row.value))));
}
/** Where a value lies between the least and the greatest one: from 0 to 1 inside. */
export function shareAcross(rows: readonly CurveRow[], value: number): number {
  const values = rows.map(row => Number(row.value));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return most === least ? 0.5 : (value - least) / (most - least);
}

/** The end of an axis that begins with 0: 1, 2 or 5 times a power of ten, not below any value. */
export function axisEnd(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map(times => times * power).find(end => end >= most - 1e-9) ?? most;
}
export function heightOf(plot: Plot, value: number, end: number): number {
  return plot.height - plot.bottom - (value / end) * (plot.height - plot.top - plot.bottom);
}

/** A sentence of the server, with the parameters called by what they mean. */
export function withMeanings(text: string, meanings: ReadonlyMap<string, string>): string {
  return text.replace(/[a-z][a-z0-9_]*/g, word => meanings.get(word) ?? word);
}
