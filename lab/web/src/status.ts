// SPDX-License-Identifier: Apache-2.0
// What the page tells in passing: said aloud by screen readers, and errors shown until closed.
import {button, el} from "./dom.ts";
import {ServerError} from "./api.ts";
import {both, t} from "./words.ts";

const spoken = el("div", {class: "spoken", role: "status", "aria-live": "polite"});
const alarms = el("div", {class: "alarms", role: "alert"});
const kMostAlarms = 3;

export const statusElements: HTMLElement[] = [spoken, alarms];

export function announce(text: string): void {
  spoken.textContent = text;
}

export function showError(error: unknown): void {
  console.warn(error);
  const text = messageOf(error);
  for (const shown of [...alarms.children]) {
    if (shown.firstChild?.textContent === text || alarms.children.length >= kMostAlarms) shown.remove();
  }
  const alarm = el("div", {class: "alarm"}, el("span", {}, text));
  alarm.append(button("×", () => alarm.remove(), {class: "plain", "aria-label": t("close")}));
  alarms.append(alarm);
}

export function clearErrors(): void { alarms.replaceChildren(); }

function messageOf(error: unknown): string {
  if (error instanceof ServerError && error.code === "unreachable") return t("error.unreachable");
  if (error instanceof ServerError) return both(error.words) || t("error.status", {status: String(error.status)});
  return t("error.unexpected", {message: error instanceof Error ? error.message : String(error)});
}
