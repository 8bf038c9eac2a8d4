// SPDX-License-Identifier: Apache-2.0
// Names on the map as images that the page draws itself: no server of letters is needed.
import type {Map} from "maplibre-gl";

export const labelPrefix = "label:";
const kRatio = 2;
const kFont = `600 ${12 * kRatio}px "Marianne", system-ui, "Segoe UI", "DejaVu Sans", sans-serif`;
const kLongest = 28;

/** Answers the map's wish for an image named "label:" and some words with these words drawn. */
export function drawLabelsOf(map: Map): void {
  map.on("styleimagemissing", event => {
    if (!event.id.startsWith(labelPrefix) || map.hasImage(event.id)) return;
    const drawn = draw(event.id.slice(labelPrefix.length));
    if (drawn) map.addImage(event.id, drawn, {pixelRatio: kRatio});
  });
}

function draw(text: string): ImageData | null {
  const words = text.length > kLongest ? `${text.slice(0, kLongest - 1)}…` : text;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.font = kFont;
  const halo = 2 * kRatio;
  canvas.width = Math.max(1, Math.ceil(pen.measureText(words).width) + 2 * halo);
  canvas.height = 18 * kRatio;
  pen.font = kFont;  // Lost when the canvas took its size.
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 2 * halo;
  pen.strokeStyle = "rgba(255,255,255,.92)";
  pen.strokeText(words, halo, canvas.height / 2);
  pen.fillStyle = "#12284b";
  pen.fillText(words, halo, canvas.height / 2);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
