// SPDX-License-Identifier: Apache-2.0
// Parts of the page that can be put away, to leave their room to the map; remembered by the browser.
import {button, el} from "./dom.ts";
import {read, write, type Store} from "./keeper.ts";
import {t, type Word} from "./words.ts";

const kKey = "carreau.folded";
const folds = ["panel", "tables", "legend"] as const;
type Fold = typeof folds[number];

function recallFolded(store: Store | null): Set<Fold> {
  const kept = read(store, kKey);
  return new Set(folds.filter(fold => Array.isArray(kept) && kept.includes(fold)));
}

/** The buttons that put the panel and the tables away; `changed` is told, so that the map fills its place. */
export function foldButtons(page: HTMLElement, legend: HTMLDetailsElement, store: Store | null, changed: () => void): HTMLElement {
  const folded = recallFolded(store);
  const set = (fold: Fold, isFolded: boolean): void => {
    if (isFolded) folded.add(fold);
    else folded.delete(fold);
    // It is a comfort: whoever cannot keep it loses no work, and is told nothing.
    write(store, kKey, [...folded]);
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
