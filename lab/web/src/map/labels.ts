// SPDX-License-Identifier: Apache-2.0
// Names on the map as images that the page draws itself: no server of letters is needed.
import type {Map} from "maplibre-gl";

/** The name of the image that shows words: "label:#12284b:Lille 1". */
export const labelPrefix = (colour: string): string => `label:${colour}:`;
const kRatio = 2;
const kFont = `600 ${12 * kRatio}px "Marianne", system-ui, "Segoe UI", "DejaVu Sans", sans-serif`;
const kLongest = 28;

/** Answers the map's wish for such an image with the words drawn. */
export function drawLabelsOf(map: Map): void {
  map.on("styleimagemissing", event => {
    const [, colour, text] = /^label:(#[0-9a-f]{6}):(.*)$/s.exec(event.id) ?? [];
    if (colour === undefined || text === undefined || map.hasImage(event.id)) return;
    const drawn = draw(text, colour);
    if (drawn) map.addImage(event.id, drawn, {pixelRatio: kRatio});
  });
}

function draw(text: string, colour: string): ImageData | null {
  const words = text.length > kLongest ? `${text.slice(0, kLongest - 1)}…` : text;
  const canvas = document.createElement("canvas");
  // To read from the graphics process would wait for what that has in hand.
  const pen = canvas.getContext("2d", {willReadFrequently: true});
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
  pen.fillStyle = colour;
  pen.fillText(words, halo, canvas.height / 2);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
