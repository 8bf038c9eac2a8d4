// SPDX-License-Identifier: Apache-2.0
// The note to take away, opened and looked at; where one is; a base map of a file, and one that lies.
"use strict";
const assert = require("node:assert/strict");
const {spawnSync} = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const {bare, freshFolder, inSample, look, middle, open, quartiers, serve, skip, tab, test, town, word} = require("./lab.js");

for (const tool of ["pdftotext", "pdftoppm"]) {
  if (spawnSync(tool, ["-v"]).error) skip(`${tool} is missing: apt-get install poppler-utils`);
}
const folder = freshFolder("files");

/** The text of a PDF, blanks of every width as one. */
function textOf(file) {
  return bare(spawnSync("pdftotext", ["-layout", file, "-"], {encoding: "utf8"}).stdout);
}

/** The colours of the first page of a PDF: those of its pixels that are frequent. */
function coloursOf(file) {
  const {stdout} = spawnSync("pdftoppm", ["-r", "40", "-f", "1", "-l", "1", file], {maxBuffer: 1 << 26});
  const head = /^P6\s+(\d+) (\d+)\s+255\s/.exec(stdout.toString("latin1", 0, 40));
  const counts = new Map();
  for (let at = head[0].length; at + 2 < stdout.length; at += 3) {
    const colour = stdout.toString("hex", at, at + 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 20).map(([colour]) => colour);
}

/** Raster tiles of one colour as a PMTiles file: a tile for zoom 0, which the map enlarges. */
function writeBaseMap(name, {isBroken}) {
  const crc = bytes => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(bytes));
    return sum;
  };
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, body, crc(body)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(256, 0);
  size.writeUInt32BE(256, 4);
  size.set([8, 2, 0, 0, 0], 8);  // eight bits, RGB
  const rows = Buffer.concat(Array.from({length: 256}, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(768, Buffer.from([40, 90, 200]))])));
  const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", size), chunk("IDAT", zlib.deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
  // One entry: tile 0, a run of one, its length, its offset and one.
  const varint = number => number < 128 ? [number] : [number % 128 + 128, ...varint(Math.floor(number / 128))];
  const directory = Buffer.from([1, 0, 1, ...varint(png.length), ...varint(isBroken ? 1e9 : 1)]);
  const metadata = Buffer.from("{}");
  const header = Buffer.alloc(127);
  header.write("PMTiles");
  header[7] = 3;
  const put = (at, number) => header.writeBigUInt64LE(BigInt(number), at);
  const [first, second] = [127 + directory.length, 127 + directory.length + metadata.length];
  [[8, 127], [16, directory.length], [24, first], [32, metadata.length], [40, second], [48, 0], [56, second], [64, png.length],
    [72, 1], [80, 1], [88, 1]].forEach(([at, number]) => put(at, number));
  header.set([1, 1, 1, 2, 0, 0], 96);  // clustered, nothing compressed, PNG, zooms 0 to 0
  [-1800000000, -850000000, 1800000000, 850000000].forEach((number, index) => header.writeInt32LE(number, 102 + 4 * index));
  const file = path.join(folder, name);
  fs.writeFileSync(file, Buffer.concat([header, directory, metadata, png]));
  return file;
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >>> 1 ^ 0xEDB88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

async function downloaded(page, name, format) {
  const [file] = await Promise.all([page.waitForEvent("download", {timeout: 60000}),
    page.getByRole("region", {name: word("fr", "note"), exact: true}).getByRole("button", {name, exact: true}).click()]);
  const place = path.join(folder, `note.${format}`);
  await file.saveAs(place);
  assert.match(file.suggestedFilename(), new RegExp(`^carreau-[0-9a-f]{16}\\.${format}$`));
  return place;
}

async function testNote(page) {
  await page.getByLabel(word("fr", "note.title")).fill("Note à M. le préfet");
  const pdf = await downloaded(page, "PDF", "pdf");
  const text = textOf(pdf);
  for (const part of ["Note à M. le préfet", word("fr", "note.sources"), word("fr", "note.scenario"), "Périmètres : 3", "carreaux_200m_met.csv",
    "non la liste officielle", "© essai", word("fr", "overlay.perimeters"), "10 % à 20 %", "km"]) {
    assert.ok(text.includes(bare(part)), `${part} is not in ${text}`);
  }
  const colours = coloursOf(pdf);
  assert.ok(colours.some(colour => parseInt(colour.slice(0, 2), 16) > 100 && parseInt(colour.slice(4), 16) < 60), `no cell below S: ${colours}`);
  const isBlue = colour => parseInt(colour.slice(4), 16) > parseInt(colour.slice(0, 2), 16) + 30;
  assert.ok(colours.some(isBlue), `no base map: ${colours}`);
  const png = fs.readFileSync(await downloaded(page, "PNG", "png"));
  assert.equal(png.toString("latin1", 1, 4), "PNG");
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [8 * 297, 8 * 210]);
  await tab(page, ".tables", "quartiers");
  const printed = path.join(folder, "print.pdf");
  await page.pdf({path: printed, preferCSSPageSize: true});
  const paper = textOf(printed);
  for (const part of ["Note à M. le préfet", "Le nord est en haut", "QN03601M", word("fr", "zone.verdict")]) assert.ok(paper.includes(part), part);
  assert.ok(!paper.includes(word("fr", "scenario.reset")), "the page itself is not printed");
  assert.ok(coloursOf(printed).some(isBlue), "the map is on paper");
}

async function testUnder(page, server) {
  const box = page.locator(".under");
  const {baseline} = await server.ask("api/lab.json");
  const {perimeters} = await server.ask(`api/runs/${baseline.id}/zones.json`);
  await look(page, 12, middle(perimeters[0].bounds));
  const {x: left, y: top, width, height} = await page.locator(".stage > .map").boundingBox();
  const [x, y] = [left + width / 2, top + height / 2];
  await page.mouse.move(x, y);
  await page.mouse.move(x + 2, y);
  await page.waitForFunction(() => document.querySelector(".under strong")?.textContent === "Vervenoux");
  const told = bare(await box.innerText());
  for (const key of ["cell.people", "cell.median", "cell.decision"]) assert.ok(told.includes(word("fr", key)), `${key} in ${told}`);
  await page.mouse.move(5, 5);
  // By keys: the cross tells the same, and says it.
  await page.locator(".stage > .map canvas").focus();
  await page.keyboard.press("=");
  await page.waitForSelector(".under:not([hidden])");
  const said = bare(await box.innerText()).replace(/ /g, "");
  await page.waitForFunction(text => [...document.querySelectorAll("[role=status], [aria-live]")]
    .some(one => one.textContent.replace(/[\s,]/g, "").includes(text)), said.replace(/[\s,]/g, ""));
}

const kGeocoder = "https://geocoder.example";

/** Nothing leaves this machine until the user asks for it; then the text, and nothing else. */
async function testGeocoder(page, server) {
  const [x, y] = middle((await server.ask("api/lab.json")).grid.bounds);
  const asked = [];
  let answer = {status: 200, body: JSON.stringify({features: [
    {geometry: {coordinates: [x, y]}, properties: {label: "1 Rue <b>Neuve</b>"}}, {geometry: {coordinates: [0, 0]}, properties: {label: "Loin"}}]})};
  await page.route(url => url.origin === kGeocoder, route => {
    asked.push(route.request());
    return route.fulfill({...answer, contentType: "application/json", headers: {"access-control-allow-origin": "*"}});
  });
  const box = page.locator("[role=combobox]");
  await box.fill("1 rue neuve & co");
  const offer = page.getByRole("option", {name: word("fr", "geocoder.ask", {text: "1 rue neuve & co", host: "geocoder.example"})});
  await offer.waitFor();
  assert.equal(asked.length, 0, "typing asks no one");
  await offer.click();
  const option = page.getByRole("option", {name: "1 Rue <b>Neuve</b>"});
  await option.waitFor();
  assert.equal(await page.locator(".search [role=option]").count(), 1, "what is off the grid is left out");
  assert.deepEqual(asked.map(request => request.url()), [`${kGeocoder}/search?q=1%20rue%20neuve%20%26%20co`]);
  assert.equal(asked[0].headers()["referer"], undefined);
  await option.click();
  assert.equal(await box.inputValue(), "1 Rue <b>Neuve</b>");
  // One that does not answer as a geocoder does is told of.
  answer = {status: 200, body: "[]"};
  await box.fill("2 rue neuve");
  await page.getByRole("option", {name: /geocoder\.example/}).click();
  const alarm = page.locator(".alarm", {hasText: "geocoder.example"});
  await alarm.waitFor();
  await alarm.getByRole("button").click();
  await box.fill("");
}

test("the note is taken away, printed, and knows where it is", async browser => {
  const fine = writeBaseMap("fond.pmtiles", {isBroken: false});
  const server = await serve([...town, "--zones", quartiers, "--actions", inSample("actions.xlsx"), "--basemap", fine, "--basemap-attribution", "© essai",
    "--geocoder", `${kGeocoder}/search?q={query}`]);
  const {page, close} = await open(browser, server.address);
  await testNote(page);
  await testUnder(page, server);
  await testGeocoder(page, server);
  const portrait = page.getByRole("link", {name: word("fr", "zone.open")}).first();
  const answer = await fetch(await portrait.evaluate(link => link.href));
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /La Fontaine - La Chênaie/);
  await close();
  await server.end();

  const lying = await serve([...town, "--basemap", writeBaseMap("faux.pmtiles", {isBroken: true})]);
  const other = await open(browser, lying.address);
  await other.page.locator(".alarm", {hasText: word("fr", "basemap.failed")}).waitFor();
  assert.equal(await other.page.locator(".alarm").count(), 1, "told once");
  assert.equal((await lying.ask("api/lab.json")).basemap_is_file, true, "the server lives on");
  await other.page.context().close();
  await lying.end();
});
