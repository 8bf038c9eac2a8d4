// SPDX-License-Identifier: Apache-2.0
// The note to take away: map as image or PDF, print, tables for a spreadsheet.
import {links} from "../api.ts";
import type {App} from "../app.ts";
import {button, el, freshId} from "../dom.ts";
import {swatch} from "../map/patterns.ts";
import {announce, showError} from "../status.ts";
import {language, t, type Word} from "../words.ts";
import {noteLanguage, noteOf, usualTitle} from "./content.ts";
import {fineSnapshot, noteCanvas, pngOf} from "./picture.ts";
import {printSheet} from "./print.ts";

const tables = ["perimeters", "near_misses", "units"] as const;

export function notePanel(app: App): HTMLElement {
  const id = freshId("note");
  const title = el("input", {type: "text", id, maxlength: 160, placeholder: usualTitle(app)});
  const note = (): ReturnType<typeof noteOf> => noteOf(app, title.value);
  document.body.append(printSheet(app, note));
  const give = (extension: string, make: () => Promise<Blob>): HTMLButtonElement => {
    const own = button(extension.toUpperCase(), () => void save(), {disabled: false});
    const save = async (): Promise<void> => {
      own.disabled = true;
      announce(t("note.making"));
      try {
        handOut(await make(), `carreau-${app.run.id}.${extension}`);
        announce(t("note.made", {format: extension.toUpperCase()}));
      } catch (error) {
        showError(error);
      } finally {
        own.disabled = app.isWaiting;
      }
    };
    // A note of an older run would tell figures of another one beside it.
    app.on("waiting", () => { own.disabled = app.isWaiting; });
    return own;
  };
  return el("section", {"aria-label": t("note")}, el("h2", {}, t("note")),
    el("div", {class: "field"}, el("label", {for: id}, t("note.title")), title),
    el("div", {class: "row"}, give("pdf", () => asPdf(app, note())), give("png", () => asPng(app, note())),
      button(t("note.print"), () => window.print())),
    app.lab.read_only ? null : tablesPart(app));
}

async function asPng(app: App, note: ReturnType<typeof noteOf>): Promise<Blob> {
  return pngOf(noteCanvas(note, await fineSnapshot(app.view)));
}

async function asPdf(app: App, note: ReturnType<typeof noteOf>): Promise<Blob> {
  const {canvas, shape} = await fineSnapshot(app.view);
  const bytes = async (drawn: HTMLCanvasElement): Promise<ArrayBuffer> => (await pngOf(drawn)).arrayBuffer();
  const {notePdf} = await import(links.pdf()) as typeof import("./pdf.ts");
  const file = await notePdf({
    note, map: shape, language: noteLanguage, creator: `Carreau ${app.lab.version}`, picture: await bytes(canvas),
    swatch: (colour, pattern) => bytes(swatch(colour, pattern))});
  return new Blob([file as BlobPart], {type: "application/pdf"});
}

function handOut(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = el("a", {href: address, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Links to the tables of the run before the eyes. */
function tablesPart(app: App): HTMLElement {
  const book = el("a", {class: "button", download: ""}, t("note.workbook"));
  const sheets = tables.map(table => ({table, link: el("a", {class: "button", download: ""}, t("note.csv", {table: t(`table.${table}` as Word)}))}));
  const follow = (): void => {
    book.href = links.workbook(app.run.id, language);
    for (const {table, link} of sheets) link.href = links.table(app.run.id, table, language);
  };
  app.on("run", follow);
  follow();
  return el("div", {}, el("h3", {}, t("note.tables")), el("div", {class: "row"}, book, ...sheets.map(one => one.link)),
    el("p", {class: "hint"}, t("note.tables_hint")));
}
