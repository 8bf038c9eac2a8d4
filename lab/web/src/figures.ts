// SPDX-License-Identifier: Apache-2.0
// Figures in the language of the page.
import type {Estimate} from "./api.ts";
import {figuresIn} from "./numbers.ts";
import {language, t} from "./words.ts";

export const figures = figuresIn(language);

/** An estimate with its interval: "12 300 € (11 800 € à 12 900 €)". */
export function estimated(estimate: Estimate | null): string {
  if (estimate === null || estimate.value === null) return figures.whole(null);
  if (estimate.low === null || estimate.high === null) return figures.euros(estimate.value);
  return t("estimate", {
    value: figures.euros(estimate.value), low: figures.euros(estimate.low), high: figures.euros(estimate.high)});
}

export function dated(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return day;
  return new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {dateStyle: "medium"}).format(new Date(year, month - 1, date));
}
