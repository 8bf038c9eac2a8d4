// SPDX-License-Identifier: Apache-2.0
// What a person types for a parameter, as the server reads it, or why it cannot be.
import type {Parameter} from "../api.ts";
import {decimalsOf} from "../numbers.ts";

export type Problem = "no_number" | "range" | "whole" | "decimals";
export type Typed = {value: string; problem: null} | {value: null; problem: Problem};

/** "55,5 %", "12 000 €", which `read` makes a number. Nothing is rounded or moved into the range: another number
 *  than the one that was meant would be run without a word. */
export function readTyped(parameter: Parameter, text: string, read: (text: string) => number | null): Typed {
  const number = parameter.unit === "share" ? shareIn(text, read) : read(text);
  if (number === null) return {value: null, problem: "no_number"};
  const {low = -Infinity, high = Infinity, decimals = 6} = parameter;
  if (number < low || number > high) return {value: null, problem: "range"};
  if (decimalsOf(number) > decimals) return {value: null, problem: decimals === 0 ? "whole" : "decimals"};
  return {value: String(number), problem: null};
}

/** "0,6" is what "60 %" and "60" are: without its sign, a number of at most 1 is a share of 1. */
function shareIn(text: string, read: (text: string) => number | null): number | null {
  const number = read(text);
  if (number === null) return null;
  return text.includes("%") || Math.abs(number) > 1 ? Number((number / 100).toFixed(12)) : number;
}
