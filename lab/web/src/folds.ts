// SPDX-License-Identifier: Apache-2.0
// Parts of the page that can be put away, to leave their room to the map; remembered by the browser.
import {button, el} from "./dom.ts";
import type {Store} from "./keeper.ts";
import {t, type Word} from "./words.ts";

const kKey = "carreau.folded";
export const folds = ["panel", "tables", "legend"] as const;
export type Fold = typeof folds[number];

export function recallFolded(store: Store | null): Set<Fold> {
  try {
    const kept: unknown = JSON.parse(store?.getItem(kKey) ?? "[]");
    return new Set(folds.filter(fold => Array.isArray(kept) && kept.includes(fold)));
  } catch {
    return new Set();
  }
}

function keepFolded(store: Store | null, folded: ReadonlySet<Fold>): void {
  try {
    store?.setItem(kKey, JSON.stringify([...folded]));
  } catch { /* It is a comfort: who has it not loses no work. */ }
}

/** The buttons that put the panel and the tables away; `changed` is told, so that the map fills its place. */
export function foldButtons(page: HTMLElement, legend: HTMLDetailsElement, store: Store | null, changed: () => void): HTMLElement {
  const folded = recallFolded(store);
  const set = (fold: Fold, isFolded: boolean): void => {
    if (isFolded) folded.add(fold);
    else folded.delete(fold);
    keepFolded(store, folded);
  };
  const handle = (fold: "panel" | "tables", sign: string, word: Word): HTMLElement => {
    const label = t(word);
    const own = button(sign, () => {
      set(fold, !folded.has(fold));
      follow();
      changed();
    }, {class: "tool fold", "aria-label": label, title: label});
    const follow = (): void => {
      own.setAttribute("aria-pressed", String(!folded.has(fold)));
      page.classList.toggle(`without-${fold}`, folded.has(fold));
    };
    follow();
    return own;
  };
  if (folded.has("legend")) legend.open = false;
  legend.addEventListener("toggle", () => set("legend", !legend.open));
  return el("div", {class: "row folds"}, handle("panel", "◧", "fold.panel"), handle("tables", "⬓", "fold.tables"));
}
