// SPDX-License-Identifier: Apache-2.0
// Tabs as the ARIA practices have them: arrows move, one tab is in the order of tabulation.
import {el, freshId} from "./dom.ts";

export interface Tab {
  key: string; label: string; body: HTMLElement;
  /** Called each time that it comes before the eyes. */
  chosen?: () => void;
}

export class Tabs {
  readonly bar: HTMLElement;
  readonly bodies: HTMLElement;
  private readonly tabs: (Tab & {handle: HTMLButtonElement; panel: HTMLElement})[] = [];
  private chosen = "";

  constructor(label: string) {
    this.bar = el("div", {class: "tabs", role: "tablist", "aria-label": label});
    this.bodies = el("div", {class: "tab-bodies"});
    this.bar.addEventListener("keydown", event => this.move(event));
  }

  get current(): string { return this.chosen; }

  add(tab: Tab): void {
    const id = freshId("tab");
    const handle = el("button", {
      type: "button", role: "tab", id, "aria-controls": `${id}-panel`, "aria-selected": "false", tabindex: -1}, tab.label);
    const panel = el("div", {role: "tabpanel", id: `${id}-panel`, "aria-labelledby": id, hidden: true, tabindex: -1}, tab.body);
    handle.addEventListener("click", () => this.choose(tab.key));
    this.bar.append(handle);
    this.bodies.append(panel);
    this.tabs.push({...tab, handle, panel});
    if (this.chosen === "") this.choose(tab.key);
  }

  has(key: string): boolean { return this.tabs.some(tab => tab.key === key); }

  rename(key: string, label: string): void {
    const tab = this.tabs.find(one => one.key === key);
    if (tab) tab.handle.textContent = label;
  }

  choose(key: string, takeFocus = false): void {
    this.chosen = key;
    for (const tab of this.tabs) {
      const isChosen = tab.key === key;
      tab.handle.setAttribute("aria-selected", String(isChosen));
      tab.handle.tabIndex = isChosen ? 0 : -1;
      tab.panel.hidden = !isChosen;
      if (isChosen) tab.handle.scrollIntoView({block: "nearest", inline: "nearest"});
      if (isChosen && takeFocus) tab.handle.focus();
    }
    this.tabs.find(tab => tab.key === key)?.chosen?.();
  }

  private move(event: KeyboardEvent): void {
    const here = this.tabs.findIndex(tab => tab.key === this.chosen);
    const last = this.tabs.length - 1;
    const to: Record<string, number> = {
      ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here === 0 ? last : here - 1, Home: 0, End: last};
    const next = this.tabs[to[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    this.choose(next.key, true);
  }
}
