// SPDX-License-Identifier: Apache-2.0
// What the page can do beyond being read: sorting, filtering, the measures of the map, lists of
// actions. Text of the data only ever becomes text.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.labels;
  const lang = document.documentElement.lang;

  function element(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }

  // Tables.

  /** A figure as a number; null where it is not known. */
  function number(text) {
    const plain = lang === "fr"
      ? text.replace(/[\s\u00a0\u202f€%]/g, "").replace(",", ".")
      : text.replace(/[\s\u00a0,€%]/g, "");
    const value = Number(plain.replace("−", "-"));
    return plain === "" || Number.isNaN(value) ? null : value;
  }

  const collator = new Intl.Collator(lang, {numeric: true, sensitivity: "base"});

  function compare(a, b, isNumber, sign) {
    if (!isNumber) return sign * collator.compare(a, b);
    const left = number(a);
    const right = number(b);
    if (left === null || right === null) return (left === null) - (right === null);
    return sign * (left - right);
  }

  const rowsAtOnce = 100;

  /** Without case and accents. */
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  /** A table with all its rows, of which a long one shows the first. A browser lays out some thousand
   *  rows in a minute: they stay apart until they are asked for. */
  class Rows {
    constructor(region) {
      const source = region.querySelector("noscript");
      this.isPaged = source !== null;
      const inert = this.isPaged
        ? new DOMParser().parseFromString(source.textContent, "text/html") : document;
      const table = this.isPaged ? inert.querySelector("table") : region.querySelector("table");
      this.bodies = [...table.tBodies].filter(body => !body.classList.contains("total"))
        .map(body => ({body, rows: [...body.rows]}));
      this.count = this.bodies.reduce((sum, one) => sum + one.rows.length, 0);
      this.wanted = "";
      this.most = this.isPaged ? rowsAtOnce : Infinity;
      if (this.isPaged) {
        for (const {body} of this.bodies) body.replaceChildren();
        source.replaceWith(document.adoptNode(table));
        region.after(this.foot = element("p", {class: "more"}));
      }
      this.status = element("span", {role: "status"});
      this.makeSortable(table);
      if (this.count >= 8) this.makeFilterable(region);
      if (this.isPaged) this.draw();
    }

    draw() {
      let found = 0;
      let shown = 0;
      for (const {body, rows} of this.bodies) {
        const fitting = rows.filter(
          row => this.wanted === "" || plain(row.textContent).includes(this.wanted));
        const before = shown;
        shown += Math.min(fitting.length, this.most - shown);
        found += fitting.length;
        body.replaceChildren(...fitting.slice(0, shown - before));
      }
      this.status.textContent = this.wanted === "" ? "" : `${found} ${words.shown}`;
      if (this.foot) this.drawFoot(found, shown);
    }

    drawFoot(found, shown) {
      const more = (text, most) => {
        const button = element("button", {type: "button"}, text);
        button.addEventListener("click", () => {
          this.most = most;
          this.draw();
          this.foot.querySelector("button")?.focus();
        });
        return button;
      };
      const written = value => value.toLocaleString(lang);
      this.foot.replaceChildren(`${written(shown)} / ${written(found)} `);
      if (shown === found) return;
      this.foot.append(more(`${written(rowsAtOnce)} ${words.more}`, this.most + rowsAtOnce), " ",
                       more(words.all, Infinity));
    }

    makeSortable(table) {
      const heads = [...table.tHead.rows[0].cells];
      heads.forEach((head, column) => {
        const title = `${words.sort} ${head.textContent}`;
        const button = element("button", {type: "button", title});
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
          for (const other of heads) other.removeAttribute("aria-sort");
          head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
          const isNumber = head.classList.contains("n");
          for (const {rows} of this.bodies) {
            rows.sort((a, b) => compare(
              a.cells[column].textContent, b.cells[column].textContent, isNumber, sign));
          }
          this.draw();
        });
      });
    }

    makeFilterable(region) {
      const id = `filter-${region.getAttribute("aria-labelledby")}`;
      const input = element("input", {type: "search", id, autocomplete: "off"});
      input.addEventListener("input", () => {
        this.wanted = plain(input.value.trim());
        this.draw();
      });
      region.before(element("p", {class: "filter"}, element("label", {for: id}, words.filter), " ",
                            input, " ", this.status));
    }

    /** On paper a table is whole. */
    print(isPrinted) {
      if (!this.isPaged) return;
      if (isPrinted) this.usual = this.most;
      this.most = isPrinted ? Infinity : this.usual;
      this.draw();
    }
  }

  const regions = [...document.querySelectorAll("section.table .scroll")];
  const made = new Map();
  function rowsOf(region) {
    if (!made.has(region)) made.set(region, new Rows(region));
    return made.get(region);
  }
  const near = new IntersectionObserver(entries => {
    for (const {isIntersecting, target} of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      rowsOf(target);
    }
  }, {rootMargin: "1000px"});
  for (const region of regions) {
    if (region.classList.contains("paged")) near.observe(region);
    else rowsOf(region);
  }
  // Folded tables are not printed.
  const printed = () => regions.filter(region => !region.closest("details:not([open])"));
  window.addEventListener("beforeprint", () => printed().forEach(one => rowsOf(one).print(true)));
  window.addEventListener("afterprint", () => printed().forEach(one => rowsOf(one).print(false)));

  // Lists of actions.

  let lists = null;
  /** Read when a list is asked for: they are long. */
  function listed() {
    lists ??= JSON.parse(document.getElementById("lists").textContent);
    return lists;
  }

  const map = document.querySelector("svg.map");
  const list = document.getElementById("list");
  let opener = null;

  /** `rows` are an action's number and, of a quartier, its share of the action and of the money. */
  function show(title, rows, from) {
    if (!list) return;
    const close = element("button", {type: "button", class: "close"}, words.close);
    close.addEventListener("click", () => {
      prompt();
      if (opener) opener.focus();
    });
    const items = element("ol", {});
    for (const [action, share, money] of rows) {
      const [reference, year, name, operator, status, granted] = listed().actions[action];
      const about = [reference, year, operator, status].filter(text => text !== "").join(" · ");
      const item = element("li", {}, element("strong", {}, name || reference),
                           element("span", {}, about),
                           element("span", {}, `${words.granted} : ${granted}`));
      if (share) item.append(element("span", {}, `${words.part} (${share}) : ${money}`));
      items.append(item);
    }
    list.replaceChildren(element("h3", {}, title), close,
                         element("p", {}, `${rows.length} ${words.actions}`), items);
    opener = from;
    list.focus();
  }

  function prompt() {
    if (list) list.replaceChildren(element("p", {class: "note"}, words.choose));
  }

  function showTarget(index, from) {
    const target = listed().targets[index];
    const title = target.code && target.code !== target.name
      ? `${target.name} (${target.code})` : target.name;
    show(title, target.actions, from);
  }

  function showPoint(index, from) {
    show(words.here, listed().points[index].map(action => [action]), from);
  }

  /** Click, Enter and space. */
  function makeButton(node, label, act) {
    node.setAttribute("tabindex", "0");
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", label);
    node.addEventListener("click", () => act(node));
    node.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act(node);
    });
  }

  const names = [...document.querySelectorAll("#targets .name")].map(one => one.textContent);
  for (const item of document.querySelectorAll("#targets li")) {
    const index = Number(item.dataset.target);
    const name = item.querySelector(".name");
    const button = element("button", {type: "button"}, name.textContent);
    button.addEventListener("click", () => {
      showTarget(index, button);
      const zone = map?.querySelector(`.zone[data-target="${index}"]`);
      if (zone) lookAt(zone);
    });
    if (list) name.replaceChildren(button);
  }

  if (!map) return;

  // The map.

  const zones = [...map.querySelectorAll(".zone")];
  const points = [...map.querySelectorAll(".point")];
  let measure = data.measures[0];

  function label(zone) {
    const index = Number(zone.dataset.target);
    return `${names[index]}, ${measure.title} : ${measure.texts[index]}`;
  }

  for (const zone of zones) {
    makeButton(zone, label(zone), node => showTarget(Number(node.dataset.target), node));
  }
  for (const point of points) {
    makeButton(point, point.querySelector("title").textContent,
               node => showPoint(Number(node.dataset.point), node));
  }

  function swatch(shade) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("class", `swatch c${shade}`);
    svg.setAttribute("viewBox", "0 0 24 14");
    svg.setAttribute("aria-hidden", "true");
    const box = document.createElementNS(space, "rect");
    for (const [key, value] of [["class", "shape"], ["x", 1], ["y", 1], ["width", 22],
                                ["height", 12]]) box.setAttribute(key, value);
    svg.append(box);
    return svg;
  }

  function choose(key) {
    measure = data.measures.find(one => one.key === key);
    for (const zone of zones) {
      const index = Number(zone.dataset.target);
      const shade = measure.shades[index];
      for (const name of ["c0", "c1", "c2", "c3", "c4", "cu"]) zone.classList.remove(name);
      zone.classList.add(shade === null ? "cu" : `c${shade}`);
      zone.setAttribute("aria-label", label(zone));
      zone.querySelector("title").textContent =
        `${names[index]} : ${measure.texts[index]}`;
    }
    for (const item of document.querySelectorAll("#targets li")) {
      item.querySelector(".value").textContent = measure.texts[Number(item.dataset.target)];
    }
    document.getElementById("legend-title").textContent = measure.title;
    const entries = [...measure.classes];
    // The legend names only what is on the map.
    if (zones.some(zone => measure.shades[Number(zone.dataset.target)] === null)) {
      entries.push(["u", words.unknown]);
    }
    document.getElementById("legend").replaceChildren(
      ...entries.map(([shade, range]) => element("li", {}, swatch(shade), range)));
  }

  const whole = map.viewBox.baseVal;
  const full = {x: whole.x, y: whole.y, width: whole.width, height: whole.height};
  let zoom = 1;

  /** Shows the drawing `wanted` times as large, with its point (x, y) in the middle. */
  function look(wanted, x, y) {
    zoom = Math.min(Math.max(wanted, 1), 64);
    const width = full.width / zoom;
    const height = full.height / zoom;
    const left = Math.min(Math.max(x - width / 2, 0), full.width - width);
    const top = Math.min(Math.max(y - height / 2, 0), full.height - height);
    map.setAttribute("viewBox", `${left} ${top} ${width} ${height}`);
    for (const circle of map.querySelectorAll("circle")) {
      if (circle.closest("defs")) continue;
      circle.dataset.r ??= circle.getAttribute("r");
      circle.setAttribute("r", circle.dataset.r / Math.sqrt(zoom));
    }
    for (const number of map.querySelectorAll(".numbers text")) {
      number.dataset.x ??= number.getAttribute("x");
      // Beside its quartier, or beside the disc that stands for a small one.
      const half = Math.max(Number(number.dataset.half), 8 / Math.sqrt(zoom));
      number.setAttribute("x", zoom === 1 ? number.dataset.x
                                          : Number(number.dataset.middle) + half + 3 / zoom);
      number.dataset.y ??= number.getAttribute("y");
      // Its base line is four points below the middle of the quartier.
      number.setAttribute("y", number.dataset.y - 4 + 4 / zoom);
    }
    for (const name of map.querySelectorAll(".commune-names text")) {
      // Six units a letter, as the page was written.
      const fits = name.dataset.room * zoom >= 6 * name.textContent.length;
      if (fits) name.removeAttribute("display");
      else name.setAttribute("display", "none");
    }
    for (const texts of map.querySelectorAll(".numbers, .commune-names")) {
      texts.dataset.size ??= texts.getAttribute("font-size");
      texts.setAttribute("font-size", texts.dataset.size / zoom);
      texts.setAttribute("stroke-width", 3 / zoom);
    }
  }

  /** The middle of what is shown. */
  function middle() {
    const shown = map.viewBox.baseVal;
    return [shown.x + shown.width / 2, shown.y + shown.height / 2];
  }

  /** Zooms to a shape of the map, with something of what lies around it. */
  function lookAt(node) {
    const box = node.getBBox();
    const fit = Math.min(full.width / (3 * box.width), full.height / (3 * box.height), 16);
    look(Math.max(fit, 1), box.x + box.width / 2, box.y + box.height / 2);
  }

  /** The point of the drawing under the pointer. */
  function under(event) {
    return new DOMPoint(event.clientX, event.clientY)
      .matrixTransform(map.getScreenCTM().inverse());
  }

  map.addEventListener("wheel", event => {
    // Where the map cannot shrink any more, the page scrolls on.
    if (event.deltaY > 0 && zoom === 1) return;
    event.preventDefault();
    const next = Math.min(Math.max(zoom * 2 ** (-event.deltaY / 300), 1), 64);
    const at = under(event);
    const [x, y] = middle();
    // What lies under the pointer stays there.
    look(next, at.x + (x - at.x) * zoom / next, at.y + (y - at.y) * zoom / next);
  }, {passive: false});

  let grip = null;
  map.addEventListener("pointerdown", event => {
    if (event.button === 0 && zoom > 1) grip = {at: under(event), moved: false};
  });
  map.addEventListener("pointermove", event => {
    if (!grip) return;
    const at = under(event);
    const [x, y] = middle();
    // A click shakes a little; it is a drag from the fourth pixel on.
    if (!grip.moved && Math.hypot(at.x - grip.at.x, at.y - grip.at.y) * zoom < 4) return;
    if (!grip.moved) map.setPointerCapture(event.pointerId);
    grip.moved = true;
    map.classList.add("dragged");
    look(zoom, x + grip.at.x - at.x, y + grip.at.y - at.y);
  });
  const release = () => {
    map.classList.remove("dragged");
    // The click that ends a drag chooses nothing.
    if (grip?.moved) {
      map.addEventListener("click", event => event.stopPropagation(), {capture: true, once: true});
    }
    grip = null;
  };
  map.addEventListener("pointerup", release);
  map.addEventListener("pointercancel", release);

  const select = element("select", {id: "measure"},
    ...data.measures.map(one => element("option", {value: one.key}, one.title)));
  select.addEventListener("change", () => choose(select.value));
  const buttons = [[words.zoomIn, "+", () => look(zoom * 2, ...middle())],
                   [words.zoomOut, "−", () => look(zoom / 2, ...middle())],
                   [words.whole, "⤢", () => look(1, ...middle())]].map(([name, sign, act]) => {
    const button = element("button", {type: "button", "aria-label": name, title: name}, sign);
    button.addEventListener("click", act);
    return button;
  });
  document.getElementById("map-controls").append(
    element("label", {for: "measure"}, words.measure), " ", select, " ", ...buttons);
  prompt();
})();
