// SPDX-License-Identifier: Apache-2.0
// The map as an image, and the note drawn on a canvas.
import type {MapView} from "../map/view.ts";
import {swatch} from "../map/patterns.ts";
import {lay, sheet, type MapShape, type Mark, type Note} from "./sheet.ts";

/** Pixels of the sheet's width: some 200 an inch. */
const kPixels = 8 * sheet.width;
/** Pixels of the map's width: some 200 an inch. */
const kFine = 1600;
const kEquator = 40_075_016.686;  // metres
const kTile = 512;  // pixels of the world at zoom 0
const kFont = '"Marianne", system-ui, "Segoe UI", "DejaVu Sans", sans-serif';

export interface MapPicture { canvas: HTMLCanvasElement; shape: MapShape }

export function shapeOf(view: MapView): MapShape {
  const {map} = view;
  const {clientWidth: width, clientHeight: height} = map.getCanvas();
  const latitude = map.getCenter().lat * Math.PI / 180;
  return {width, height, metresPerPixel: kEquator * Math.cos(latitude) / (kTile * 2 ** map.getZoom())};
}

/** What the map shows now. The browser keeps what WebGL drew only until the end of the task that drew it. */
export function snapshot(view: MapView): MapPicture {
  view.map.redraw();
  const drawn = view.map.getCanvas();
  const canvas = document.createElement("canvas");
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  canvas.getContext("2d")?.drawImage(drawn, 0, 0);
  return {canvas, shape: shapeOf(view)};
}

/** The same, as fine as paper shows it; settles when that is drawn. */
export async function fineSnapshot(view: MapView): Promise<MapPicture> {
  const {map} = view;
  const usual = map.getPixelRatio();
  map.setPixelRatio(Math.min(4, Math.max(usual, Math.ceil(kFine / map.getCanvas().clientWidth))));
  try {
    await view.rested();
    return snapshot(view);
  } finally {
    map.setPixelRatio(usual);
  }
}

export function noteCanvas(note: Note, picture: MapPicture): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = kPixels;
  canvas.height = Math.round(kPixels * sheet.height / sheet.width);
  const pen = canvas.getContext("2d");
  if (!pen) return canvas;
  const scale = kPixels / sheet.width;
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(scale, scale);
  const fontOf = (size: number, isBold: boolean): string => `${isBold ? "700 " : ""}${size}px ${kFont}`;
  const marks = lay(note, picture.shape, (text, size, isBold) => {
    pen.font = fontOf(size, isBold);
    return pen.measureText(text).width;
  });
  for (const mark of marks) {
    if (mark.kind === "text") pen.font = fontOf(mark.size, mark.isBold === true);
    draw(pen, mark, picture.canvas);
  }
  return canvas;
}

function draw(pen: CanvasRenderingContext2D, mark: Mark, map: HTMLCanvasElement): void {
  switch (mark.kind) {
    case "text":
      pen.fillStyle = mark.colour ?? "#000000";
      return pen.fillText(mark.text, mark.x, mark.y);
    case "map": return pen.drawImage(map, mark.x, mark.y, mark.width, mark.height);
    case "swatch": return pen.drawImage(swatch(mark.colour, mark.pattern), mark.x, mark.y, mark.width, mark.height);
    case "box": return drawBox(pen, mark);
    case "line": return drawLine(pen, mark);
    case "disc": return drawDisc(pen, mark);
    case "arrow": return drawArrow(pen, mark);
  }
}

function drawBox(pen: CanvasRenderingContext2D, box: Extract<Mark, {kind: "box"}>): void {
  if (box.fill) {
    pen.fillStyle = box.fill;
    pen.fillRect(box.x, box.y, box.width, box.height);
  }
  if (!box.stroke) return;
  pen.strokeStyle = box.stroke;
  pen.lineWidth = 0.2;
  pen.strokeRect(box.x, box.y, box.width, box.height);
}

function drawLine(pen: CanvasRenderingContext2D, line: Extract<Mark, {kind: "line"}>): void {
  pen.strokeStyle = line.colour;
  pen.lineWidth = line.width;
  pen.setLineDash((line.dash ?? []).map(length => length * line.width));
  pen.beginPath();
  pen.moveTo(...line.from);
  pen.lineTo(...line.to);
  pen.stroke();
  pen.setLineDash([]);
}

function drawDisc(pen: CanvasRenderingContext2D, {x, y, radius, colour}: Extract<Mark, {kind: "disc"}>): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

function drawArrow(pen: CanvasRenderingContext2D, {x, y, width, height}: Extract<Mark, {kind: "arrow"}>): void {
  pen.fillStyle = "#161616";
  pen.beginPath();
  pen.moveTo(x + width / 2, y);
  pen.lineTo(x + width, y + height);
  pen.lineTo(x + width / 2, y + 0.7 * height);
  pen.lineTo(x, y + height);
  pen.fill();
}

export async function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  const made = await new Promise<Blob | null>(done => canvas.toBlob(done, "image/png"));
  if (made === null) throw new Error("the canvas gives no image");
  return made;
}
