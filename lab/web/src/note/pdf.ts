// SPDX-License-Identifier: Apache-2.0
// The note as a PDF: texts as texts, the map as an image. A file of its own, loaded when it is asked for.
import {PDFDocument, StandardFonts, rgb, type PDFFont, type PDFImage, type PDFPage, type RGB} from "@cantoo/pdf-lib";
import {inLatin} from "./latin.ts";
import {lay, sheet, type MapShape, type Mark, type Note} from "./sheet.ts";

const kPoint = 72 / 25.4;  // points in a millimetre

export interface PdfInput {
  note: Note; map: MapShape; language: string; creator: string;
  /** PNG files. */
  picture: ArrayBuffer;
  swatch: (colour: string, pattern: string | null) => Promise<ArrayBuffer>;
}

/** "#rrggbb". */
function colourOf(text: string): RGB {
  const part = (at: number): number => parseInt(text.slice(at, at + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
}

export async function notePdf(input: PdfInput): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  file.setTitle(inLatin(input.note.title), {showInWindowTitleBar: true});
  file.setSubject(inLatin(input.note.subject));
  file.setLanguage(input.language);
  file.setCreator(input.creator);
  const fonts: [PDFFont, PDFFont] = [await file.embedFont(StandardFonts.Helvetica), await file.embedFont(StandardFonts.HelveticaBold)];
  const fontOf = (isBold: boolean): PDFFont => fonts[isBold ? 1 : 0];
  const marks = lay(input.note, input.map,
    (text, size, isBold) => fontOf(isBold).widthOfTextAtSize(inLatin(text), size * kPoint) / kPoint);
  const picture = await file.embedPng(input.picture);
  const swatches = new Map<string, PDFImage>();
  for (const mark of marks) {
    if (mark.kind !== "swatch" || swatches.has(swatchKey(mark))) continue;
    swatches.set(swatchKey(mark), await file.embedPng(await input.swatch(mark.colour, mark.pattern)));
  }
  const page = file.addPage([sheet.width * kPoint, sheet.height * kPoint]);
  for (const mark of marks) draw(page, mark, mark.kind === "swatch" ? swatches.get(swatchKey(mark)) : picture, fontOf);
  return file.save();
}

const swatchKey = (mark: {colour: string; pattern: string | null}): string => `${mark.colour} ${mark.pattern ?? ""}`;

/** The origin of a PDF is its lower left corner. */
function draw(page: PDFPage, mark: Mark, image: PDFImage | undefined, fontOf: (isBold: boolean) => PDFFont): void {
  const at = (x: number, y: number): {x: number; y: number} => ({x: x * kPoint, y: (sheet.height - y) * kPoint});
  switch (mark.kind) {
    case "text":
      return page.drawText(inLatin(mark.text), {
        ...at(mark.x, mark.y), size: mark.size * kPoint, font: fontOf(mark.isBold === true), color: colourOf(mark.colour ?? "#000000")});
    case "map":
    case "swatch":
      if (image) page.drawImage(image, {...at(mark.x, mark.y + mark.height), width: mark.width * kPoint, height: mark.height * kPoint});
      return;
    case "box":
      return page.drawRectangle({
        ...at(mark.x, mark.y + mark.height), width: mark.width * kPoint, height: mark.height * kPoint,
        ...(mark.fill ? {color: colourOf(mark.fill)} : {}), ...(mark.stroke ? {borderColor: colourOf(mark.stroke), borderWidth: 0.6} : {})});
    case "line":
      return page.drawLine({
        start: at(...mark.from), end: at(...mark.to), thickness: mark.width * kPoint, color: colourOf(mark.colour),
        ...(mark.dash ? {dashArray: mark.dash.map(length => length * mark.width * kPoint)} : {})});
    case "disc":
      return page.drawCircle({...at(mark.x, mark.y), size: mark.radius * kPoint, color: colourOf(mark.colour)});
    case "arrow":
      return page.drawSvgPath(arrowPath(mark.width * kPoint, mark.height * kPoint), {...at(mark.x, mark.y), color: colourOf("#161616")});
  }
}

/** A notched arrow that points up, in a box of this size. */
function arrowPath(width: number, height: number): string {
  return `M ${width / 2} 0 L ${width} ${height} L ${width / 2} ${0.7 * height} L 0 ${height} Z`;
}
