// SPDX-License-Identifier: Apache-2.0
// One box for communes, urban units, zones, quartiers, cells and coordinates.
import {api, ServerError, type Found} from "./api.ts";
import type {App} from "./app.ts";
import {el, freshId} from "./dom.ts";
import {announce, showError} from "./status.ts";
import {askGeocoder, hostOf} from "./geocoder.ts";
import {counted, language, ofCode, t} from "./words.ts";
import {figures} from "./figures.ts";
import {bundledPlaces, findPlaces, type Place} from "./places.ts";
import type {Explain} from "./zones_table.ts";

const kPause = 120;
/** Letters of a text that an address may begin with. */
const kShortest = 3;
const kElsewhere = "elsewhere";

export class SearchBox {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private found: Found[] = [];
  private active = -1;
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private asked = 0;
  private places: Promise<Place[]> | null = null;

  constructor(private readonly app: App, private readonly explain: Explain) {
    const id = freshId("search");
    this.input = el("input", {
      type: "search", id, role: "combobox", autocomplete: "off", "aria-expanded": "false",
      "aria-controls": `${id}-list`, "aria-autocomplete": "list", placeholder: t("search.hint")});
    this.list = el("ul", {id: `${id}-list`, role: "listbox", "aria-label": t("search.results"), hidden: true});
    this.element = el("div", {class: "search", role: "search"}, el("label", {for: id, class: "spoken"}, t("search")), this.input, this.list);
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("keydown", event => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.hide(), 150));
  }

  private wait(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.look(), kPause);
  }

  private async look(): Promise<void> {
    const text = this.input.value.trim();
    const asked = ++this.asked;
    if (text === "") return this.hide();
    try {
      const found = await this.ask(text);
      if (asked === this.asked) this.show(found, text);
    } catch (error) {
      showError(error);
    }
  }

  private async ask(text: string): Promise<Found[]> {
    if (!this.app.lab.read_only) return api.search(text);
    this.places ??= bundledPlaces(this.app);
    return findPlaces(await this.places, text, this.app.lab.grid.bounds);
  }

  /** The addresses of the service, in the place of what is known here. */
  private async askElsewhere(geocoder: string, text: string): Promise<void> {
    const asked = ++this.asked;
    try {
      const found = await askGeocoder(geocoder, text, this.app.lab.grid.bounds);
      if (asked === this.asked) this.show(found, null);
    } catch {
      showError(new ServerError(0, "geocoder", {[language]: t("geocoder.failed", {host: hostOf(geocoder)})}));
    }
  }

  /** `text` is what the service may be asked, last in the list and never by itself. */
  private show(known: Found[], text: string | null): void {
    const {geocoder, grid} = this.app.lab;
    const isOffered = geocoder !== null && text !== null && text.length >= kShortest;
    const found = this.found = [...known, ...isOffered
      ? [{kind: kElsewhere, code: text, label: t("geocoder.ask", {text, host: hostOf(geocoder)}), bounds: grid.bounds}] : []];
    this.active = -1;
    this.list.replaceChildren(...found.map((one, index) => {
      const item = el("li", {role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false"},
        el("span", {}, one.label), el("span", {class: "kind"}, ofCode("found", one.kind)));
      item.addEventListener("mousedown", event => { event.preventDefault(); this.choose(index); });
      return item;
    }));
    if (known.length === 0) this.list.prepend(el("li", {class: "none"}, t("search.nothing")));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.input.removeAttribute("aria-activedescendant");
    announce(counted(known.length, "search.one", "search.count", {count: figures.whole(known.length)}));
  }

  /** Ends the search: an answer that is still on its way would open the list again. */
  private end(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.asked++;
    this.hide();
  }

  private hide(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") return this.end();
    if (event.key === "Enter") {
      event.preventDefault();
      if (this.found.length > 0 && !this.list.hidden) this.choose(Math.max(0, this.active));
      return;
    }
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0 || this.found.length === 0) return;
    event.preventDefault();
    this.list.hidden = false;
    this.active = (this.active + by + this.found.length) % this.found.length;
    [...this.list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === this.active)));
    this.list.children[this.active]?.scrollIntoView({block: "nearest"});
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`);
  }

  private choose(index: number): void {
    const found = this.found[index];
    if (!found) return;
    const {geocoder} = this.app.lab;
    if (found.kind === kElsewhere && geocoder !== null) return void this.askElsewhere(geocoder, found.code);
    this.end();
    this.input.value = found.label;
    this.app.view.fit(found.bounds);
    if (found.kind === "zone" || found.kind === "near_miss") this.explain.zone(found.code);
    if (found.kind === "cell") this.explain.cell(found.code, {}, null);
    announce(t("search.gone", {place: found.label}));
  }
}
