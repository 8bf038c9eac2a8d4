// SPDX-License-Identifier: Apache-2.0
// What the browser prints: the note with the table before the eyes, in place of the page.
import type {App} from "../app.ts";
import {el, replace} from "../dom.ts";
import {swatch} from "../map/patterns.ts";
import {snapshot} from "./picture.ts";
import {scaleBar, type LegendEntry, type Note, type NotePart} from "./sheet.ts";
import {t} from "../words.ts";

const kHighest = 98;  // millimetres

/** Made when printing begins, and taken away after it. `note` gives what it says. */
export function printSheet(app: App, note: () => Note): HTMLElement {
  const sheet = el("div", {class: "print-sheet"});
  window.addEventListener("beforeprint", () => replace(sheet, ...contentOf(app, note())));
  window.addEventListener("afterprint", () => sheet.replaceChildren());
  return sheet;
}

function contentOf(app: App, note: Note): HTMLElement[] {
  return [
    el("h1", {}, note.title), el("p", {class: "print-subject"}, note.subject),
    ...(app.isWaiting ? [el("p", {}, t("run.waiting"))] : []),
    el("div", {class: "print-top"}, mapOf(app, note),
      el("section", {class: "print-legend"}, el("h2", {}, note.legend.title),
        el("ul", {class: "classes"}, ...note.legend.entries.map(entryOf)), el("p", {class: "small"}, note.legend.note))),
    el("div", {class: "print-parts"}, ...note.parts.map(partOf)),
    el("p", {class: "print-notice"}, note.notice), el("p", {class: "small"}, note.foot),
    ...tableOf(),
  ];
}

/** An image of what WebGL has drawn, which browsers print as nothing. */
function mapOf(app: App, note: Note): HTMLElement {
  const {canvas, shape} = snapshot(app.view);
  canvas.className = "print-map";
  const bar = scaleBar(shape.metresPerPixel, shape.width / 5);
  const line = el("span", {class: "print-bar"});
  line.style.width = `${100 * bar.length / shape.width}%`;
  const frame = el("figure", {}, canvas, line, el("figcaption", {}, t("note.scale", {distance: note.distance(bar.metres)})));
  // As high as half a sheet at most.
  frame.style.width = `${kHighest * shape.width / shape.height}mm`;
  return frame;
}

function entryOf(entry: LegendEntry): HTMLElement {
  if ("disc" in entry) {
    const disc = el("span", {class: "print-disc"});
    disc.style.backgroundColor = entry.disc;
    return el("li", {}, disc, el("span", {}, entry.label));
  }
  if (!("line" in entry)) return el("li", {}, swatch(entry.colour, entry.pattern), el("span", {}, entry.label));
  const line = el("span", {class: "print-line"});
  line.style.borderTopColor = entry.line.colour;
  if (entry.line.dash) line.style.borderTopStyle = "dashed";
  return el("li", {}, line, el("span", {}, entry.label));
}

function partOf(part: NotePart): HTMLElement {
  return el("section", {}, el("h2", {}, part.title), el("ul", {}, ...part.lines.map(line => el("li", {}, line))));
}

/** The table that is open below the map, with its name. */
function tableOf(): HTMLElement[] {
  const open = document.querySelector(".tables [role=tabpanel]:not([hidden])");
  const table = open?.querySelector("table");
  if (!table) return [];
  const more = open?.querySelector<HTMLElement>("button.more:not([hidden])");
  const copy = table.cloneNode(true) as HTMLTableElement;
  copy.caption?.classList.remove("spoken");
  return [el("div", {class: "print-table"}, copy, more ? el("p", {class: "small"}, t("note.rows_left_out")) : null)];
}
