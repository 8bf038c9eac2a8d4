// SPDX-License-Identifier: Apache-2.0
// Maps that move together: two one over the other with a limit that slides, or up to four beside
// each other.
import type {App} from "./app.ts";
import {el} from "./dom.ts";
import {MapView, type Look} from "./map/view.ts";
import {t} from "./words.ts";

const kStep = 2;

export class CompareMaps {
  private readonly root: HTMLElement;
  private readonly views: MapView[] = [];
  private readonly captions: HTMLElement[] = [];
  private readonly frames: HTMLElement[] = [];
  private refs: string[];
  private isMoving = false;

  constructor(private readonly app: App, stage: HTMLElement, refs: string[], labels: string[], private readonly isSwipe: boolean) {
    this.root = el("div", {class: isSwipe ? "compare-maps swipe" : `compare-maps side count-${refs.length}`});
    stage.append(this.root);
    this.refs = refs;
    refs.forEach((ref, index) => {
      const caption = el("p", {class: `map-caption caption-${index}`}, labels[index] ?? "");
      const canvas = el("div", {class: "map"});
      const frame = el("div", {class: "frame"}, canvas, caption);
      this.root.append(frame);
      this.frames.push(frame);
      this.captions.push(caption);
      const view = new MapView(canvas, app.lab, runOf(app, ref), lookOf(app.look, ref), false);
      name(view, labels[index]);
      view.onGone = () => void app.revive(view);
      this.views.push(view);
      view.map.jumpTo({center: app.view.map.getCenter(), zoom: app.view.map.getZoom()});
    });
    // The map underneath takes part: it stays where the others were left.
    for (const view of [...this.views, app.view]) view.map.on("move", this.follow);
    if (isSwipe) this.addHandle();
  }

  fits(isSwipe: boolean, count: number): boolean {
    return isSwipe === this.isSwipe && count === this.refs.length;
  }

  show(refs: string[], labels: string[]): void {
    this.refs = refs;
    refs.forEach((ref, index) => {
      const caption = this.captions[index];
      if (caption) caption.textContent = labels[index] ?? "";
      const view = this.views[index];
      if (!view) return;
      name(view, labels[index]);
      void view.showRun(runOf(this.app, ref));
    });
    this.setLook(this.app.look);
  }

  setLook(look: Look): void {
    this.refs.forEach((ref, index) => {
      const view = this.views[index];
      if (view) void view.loaded.then(() => view.setLook(lookOf(look, ref)));
    });
  }

  private readonly follow = (event: {target: unknown}): void => {
    if (this.isMoving) return;
    this.isMoving = true;
    const moved = [...this.views, this.app.view].find(view => view.map === event.target);
    if (moved) {
      const place = {center: moved.map.getCenter(), zoom: moved.map.getZoom()};
      for (const view of [...this.views, this.app.view]) if (view !== moved) view.map.jumpTo(place);
    }
    this.isMoving = false;
  };

  private addHandle(): void {
    const handle = el("div", {
      class: "swipe-handle", role: "slider", tabindex: 0, "aria-orientation": "horizontal", "aria-label": t("compare.swipe"),
      "aria-valuemin": 0, "aria-valuemax": 100});
    const over = this.frames[1];
    const place = (percent: number): void => {
      const at = Math.min(100, Math.max(0, percent));
      handle.setAttribute("aria-valuenow", String(Math.round(at)));
      handle.style.left = `${at}%`;
      if (over) over.style.clipPath = `inset(0 0 0 ${at}%)`;
    };
    const now = (): number => Number(handle.getAttribute("aria-valuenow"));
    handle.addEventListener("keydown", event => {
      const to: Record<string, number> = {
        ArrowLeft: now() - kStep, ArrowDown: now() - kStep, ArrowRight: now() + kStep, ArrowUp: now() + kStep,
        PageDown: now() - 10, PageUp: now() + 10, Home: 0, End: 100};
      const next = to[event.key];
      if (next === undefined) return;
      event.preventDefault();
      place(next);
    });
    handle.addEventListener("pointerdown", event => handle.setPointerCapture(event.pointerId));
    handle.addEventListener("pointermove", event => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const box = this.root.getBoundingClientRect();
      place(100 * (event.clientX - box.left) / box.width);
    });
    this.root.append(handle);
    place(50);
  }

  remove(): void {
    this.app.view.map.off("move", this.follow);
    for (const view of this.views) view.remove();
    this.root.remove();
  }
}

/** Each map is a landmark: one of several says what it shows. */
function name(view: MapView, label = ""): void {
  view.map.getCanvas().setAttribute("aria-label", t("compare.map", {name: label}));
}

function runOf(app: App, ref: string): string {
  return ref.startsWith("zoning:") ? app.lab.baseline.id : ref;
}

/** A zoning is shown by its outlines alone, a run by its own. */
function lookOf(look: Look, ref: string): Look {
  const isZoning = ref.startsWith("zoning:");
  const overlays = isZoning ? {...look.overlays, perimeters: false, near_misses: false, labels: false} : look.overlays;
  const zonings = Object.fromEntries(Object.keys(look.zonings).map(key => [key, ref === `zoning:${key}`]));
  // Decisions are the rule's: under a zoning the share below the threshold says more.
  return {...look, overlays, zonings, measure: isZoning && look.measure === "decision" ? "share" : look.measure};
}
