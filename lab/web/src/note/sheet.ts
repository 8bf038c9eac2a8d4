// SPDX-License-Identifier: Apache-2.0
// The note as one sheet of A4 across: where map, legend and texts stand, in millimetres from the upper left
// corner. Image and PDF are both drawn from these marks.

export interface Line { colour: string; dash?: readonly number[] }
export type LegendEntry = {label: string; colour: string; pattern: string | null} | {label: string; line: Line}
  | {label: string; disc: string};
export interface NotePart { title: string; lines: string[] }

/** What the note says. */
export interface Note {
  title: string; subject: string;
  legend: {title: string; entries: LegendEntry[]; note: string};
  parts: NotePart[];
  notice: string; foot: string;
  /** A distance in metres as people read it. */
  distance: (metres: number) => string;
  /** Says that so many lines are left out. */
  more: (lines: number) => string;
}
/** The size of the map on the screen and its scale, the north above. */
export interface MapShape { width: number; height: number; metresPerPixel: number }

export type Mark =
  | {kind: "text"; x: number; y: number; size: number; text: string; isBold?: boolean; colour?: string}
  | {kind: "map"; x: number; y: number; width: number; height: number}
  | {kind: "box"; x: number; y: number; width: number; height: number; fill: string | null; stroke: string | null}
  | {kind: "swatch"; x: number; y: number; width: number; height: number; colour: string; pattern: string | null}
  | {kind: "line"; from: [number, number]; to: [number, number]; width: number; colour: string; dash?: readonly number[]}
  | {kind: "disc"; x: number; y: number; radius: number; colour: string}
  | {kind: "arrow"; x: number; y: number; width: number; height: number};

/** The width of a text of a size, all in millimetres. */
export type Measure = (text: string, size: number, isBold: boolean) => number;

export const sheet = {width: 297, height: 210} as const;
const kMargin = 12;
const kLegend = 64;
const kGap = 6;
const kMapHeight = 116;
const kSmall = 2.9;
const kLeading = 1.32;
const kSoft = "#4a4a4a";
const kInk = "#161616";

/** The longest of 1, 2, 5, 10… metres that is at most so long on the sheet. */
export function scaleBar(metresPerMillimetre: number, most: number): {metres: number; length: number} {
  const available = metresPerMillimetre * most;
  const power = 10 ** Math.floor(Math.log10(available));
  const metres = ([5, 2, 1].find(step => step * power <= available) ?? 1) * power;
  return {metres, length: metres / metresPerMillimetre};
}

/** The text as lines that are no wider; a word that is wider by itself is cut. */
export function wrapped(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (!fits(line) && line.length > 1) {
      let end = line.length - 1;
      while (end > 1 && !fits(line.slice(0, end))) end -= 1;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

class Layout {
  readonly marks: Mark[] = [];
  constructor(private readonly measure: Measure) {}

  /** Writes at most so many lines from `y` on; gives where the next one begins. */
  text(text: string, x: number, y: number, width: number, size: number, options: {isBold?: boolean; colour?: string; most?: number} = {}): number {
    const isBold = options.isBold === true;
    const lines = wrapped(text, line => this.measure(line, size, isBold) <= width);
    for (const line of lines.slice(0, options.most)) {
      this.marks.push({kind: "text", x, y: y + size, size, text: line, isBold, colour: options.colour ?? kInk});
      y += size * kLeading;
    }
    return y;
  }
  lines(text: string, width: number, size: number): number {
    return wrapped(text, line => this.measure(line, size, false) <= width).length;
  }
}

/** All marks of the sheet, from the lowest up. */
export function lay(note: Note, map: MapShape, measure: Measure): Mark[] {
  const layout = new Layout(measure);
  const wide = sheet.width - 2 * kMargin;
  let y = layout.text(note.title, kMargin, kMargin - 2, wide, 6, {isBold: true, colour: "#000091", most: 2});
  y = layout.text(note.subject, kMargin, y, wide, 3.4, {colour: kSoft, most: 2}) + 2;
  const foot = sheet.height - kMargin - kSmall * kLeading * (1 + layout.lines(note.notice, wide, kSmall));
  const bottom = layMap(layout, note, map, y);
  const legendEnd = layLegend(layout, note, sheet.width - kMargin - kLegend, y, foot);
  // Beside the legend where that reaches further down than the map.
  layParts(layout, note, bottom + 3, foot, legendEnd > bottom + 3 ? wide - kLegend - kGap : wide);
  y = layout.text(note.notice, kMargin, foot, wide, kSmall, {colour: kInk});
  layout.text(note.foot, kMargin, y, wide, kSmall, {colour: kSoft, most: 1});
  return layout.marks;
}

/** The map as large as there is room for, with its scale and the north; gives its lower edge. */
function layMap(layout: Layout, note: Note, map: MapShape, y: number): number {
  const room = sheet.width - 2 * kMargin - kLegend - kGap;
  const width = Math.min(room, kMapHeight * map.width / map.height);
  const height = width * map.height / map.width;
  layout.marks.push({kind: "map", x: kMargin, y, width, height});
  layout.marks.push({kind: "box", x: kMargin, y, width, height, fill: null, stroke: "#6a6a7a"});
  const right = kMargin + width - 3;
  const bar = scaleBar(map.metresPerPixel * map.width / width, Math.min(40, width / 3));
  const low = y + height - 3;
  layout.marks.push({kind: "box", x: right - bar.length - 2, y: low - 8, width: bar.length + 4, height: 9, fill: "#ffffff", stroke: null});
  layout.text(note.distance(bar.metres), right - bar.length, low - 7.6, bar.length + 4, kSmall);
  layout.marks.push({kind: "line", from: [right - bar.length, low - 1], to: [right, low - 1], width: 0.8, colour: kInk});
  for (const end of [right - bar.length, right]) {
    layout.marks.push({kind: "line", from: [end, low - 2.4], to: [end, low - 0.6], width: 0.4, colour: kInk});
  }
  layout.marks.push({kind: "box", x: right - 7, y: y + 3, width: 7, height: 12, fill: "#ffffff", stroke: null});
  layout.marks.push({kind: "arrow", x: right - 6, y: y + 7, width: 5, height: 7});
  layout.text("N", right - 4.4, y + 3, 6, 3.2, {isBold: true});
  return y + height;
}

function layLegend(layout: Layout, note: Note, x: number, from: number, end: number): number {
  let y = layout.text(note.legend.title, x, from, kLegend, 3.4, {isBold: true}) + 1;
  for (const entry of note.legend.entries) {
    if ("line" in entry) {
      layout.marks.push({kind: "line", from: [x, y + 1.9], to: [x + 8, y + 1.9], width: 0.8, colour: entry.line.colour, ...(entry.line.dash ? {dash: entry.line.dash} : {})});
    } else if ("colour" in entry) {
      layout.marks.push({kind: "swatch", x, y, width: 8, height: 4, colour: entry.colour, pattern: entry.pattern});
      layout.marks.push({kind: "box", x, y, width: 8, height: 4, fill: null, stroke: "#777777"});
    } else layout.marks.push({kind: "disc", x: x + 4, y: y + 1.9, radius: 1.6, colour: entry.disc});
    y = Math.max(y + 5, layout.text(entry.label, x + 10, y, kLegend - 10, kSmall, {most: 2}) + 0.6);
  }
  const room = Math.max(0, Math.floor((end - y - 2) / (2.6 * kLeading)));
  return layout.text(note.legend.note, x, y + 1, kLegend, 2.6, {colour: kSoft, most: room});
}

/** The parts in columns beside each other; what does not fit is counted. */
function layParts(layout: Layout, note: Note, from: number, end: number, wide: number): void {
  const parts = note.parts.filter(part => part.lines.length > 0);
  const width = (wide - kGap * (parts.length - 1)) / Math.max(1, parts.length);
  parts.forEach((part, column) => {
    const x = kMargin + column * (width + kGap);
    let y = layout.text(part.title, x, from, width, 3.2, {isBold: true, most: 1}) + 0.6;
    for (let at = 0; at < part.lines.length; at++) {
      const line = part.lines[at] ?? "";
      const isLast = at === part.lines.length - 1;
      const needed = (layout.lines(line, width, kSmall) + (isLast ? 0 : 1)) * kSmall * kLeading;
      if (y + needed > end - 1) {
        layout.text(note.more(part.lines.length - at), x, y, width, kSmall, {colour: kSoft, most: 1});
        break;
      }
      y = layout.text(line, x, y, width, kSmall) + 0.4;
    }
  });
}
