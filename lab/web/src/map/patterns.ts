// SPDX-License-Identifier: Apache-2.0
// Hatchings, so that no class differs by its colour alone. Drawn on a canvas, for map and legend.
import type {Map} from "maplibre-gl";

const kSize = 16;
type Draw = (pen: CanvasRenderingContext2D) => void;

const drawings: Record<string, Draw> = {
  none: () => undefined,
  rising: pen => lines(pen, [[0, 16, 16, 0], [-4, 4, 4, -4], [12, 20, 20, 12]], "rgba(255,255,255,.75)", 2),
  falling: pen => lines(pen, [[0, 0, 16, 16], [-4, 12, 4, 20], [12, -4, 20, 4]], "rgba(255,255,255,.9)", 3),
  crosses: pen => lines(pen, [[4, 8, 12, 8], [8, 4, 8, 12]], "rgba(255,255,255,.95)", 2.5),
  dots: pen => dots(pen, [[4, 4], [12, 12]], 2.2, "rgba(60,25,0,.8)"),
  imputed: pen => lines(pen, [[0, 4, 16, 4], [0, 12, 16, 12]], "rgba(20,20,20,.55)", 1.5),
};
for (let step = 0; step < 8; step++) {
  // Ever more ink: nothing, dots, bigger dots, then lines that cross.
  drawings[`step-${step}`] = pen => {
    if (step >= 1) dots(pen, [[4, 4], [12, 12]], 0.6 + 0.5 * Math.min(step, 3), ink);
    if (step >= 4) lines(pen, [[0, 16, 16, 0], [-4, 4, 4, -4], [12, 20, 20, 12]], light, 1 + 0.4 * (step - 4));
    if (step >= 6) lines(pen, [[0, 0, 16, 16]], light, 1 + 0.6 * (step - 6));
  };
}
const ink = "rgba(0,0,0,.7)";
const light = "rgba(255,255,255,.85)";

function lines(pen: CanvasRenderingContext2D, segments: number[][], colour: string, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of segments) {
    pen.beginPath();
    pen.moveTo(x0, y0);
    pen.lineTo(x1, y1);
    pen.stroke();
  }
}

function dots(pen: CanvasRenderingContext2D, places: number[][], radius: number, colour: string): void {
  pen.fillStyle = colour;
  for (const [x = 0, y = 0] of places) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
  }
}

function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D | null] {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  // Read back or tiny: where drawing is left to the graphics process, each would wait for what that has in hand.
  return [canvas, canvas.getContext("2d", {willReadFrequently: true})];
}

export function addPatterns(map: Map): void {
  for (const [name, draw] of Object.entries(drawings)) {
    const [, pen] = canvasOf(kSize, kSize);
    if (!pen || map.hasImage(name)) continue;
    draw(pen);
    map.addImage(name, pen.getImageData(0, 0, kSize, kSize), {pixelRatio: 2});
  }
}

/** A box of the legend: a colour under a pattern. */
export function swatch(colour: string, pattern: string | null): HTMLCanvasElement {
  const [canvas, pen] = canvasOf(48, 32);
  canvas.className = "swatch";
  canvas.setAttribute("aria-hidden", "true");
  const draw = pattern === null ? undefined : drawings[pattern];
  if (!pen) return canvas;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 48, 32);
  if (!draw) return canvas;
  for (let x = 0; x < 48; x += kSize) {
    for (let y = 0; y < 32; y += kSize) {
      pen.save();
      pen.translate(x, y);
      pen.beginPath();
      pen.rect(0, 0, kSize, kSize);
      pen.clip();
      draw(pen);
      pen.restore();
    }
  }
  return canvas;
}
