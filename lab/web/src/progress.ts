// SPDX-License-Identifier: Apache-2.0
// How far a run is, in words.
import type {Progress} from "./api.ts";
import {figures} from "./figures.ts";
import {counted, t} from "./words.ts";

export function progressText(progress: Progress): string {
  if (progress.status === "none") return t("run.waiting");
  if (progress.status === "waiting") {
    return counted(progress.before, "run.behind_one", "run.behind", {before: figures.whole(progress.before)});
  }
  const share = progress.share > 0 && progress.share < 1 ? ` (${figures.percent(progress.share)})` : "";
  return t("run.progress", {elapsed: duration(progress.elapsed_ms), expected: duration(progress.expected_ms)}) + share;
}

/** Seconds below two minutes, minutes beyond. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 120 ? t("run.seconds", {seconds: figures.whole(seconds)})
    : t("run.minutes", {minutes: figures.whole(Math.round(seconds / 60))});
}
