// SPDX-License-Identifier: Apache-2.0
// Elements, made without markup: whatever a scenario or a zone is called stays text.

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** An element with its attributes and children; `true` is an attribute without value, `false`,
 *  `null` and `undefined` are none. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled<Made extends Element>(element: Made, attributes: Attributes, children: Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

export function append(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) parent.append(child);
  }
}

export function replace(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

export function button(text: string, click: (event: MouseEvent) => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = el("button", {type: "button", ...attributes}, text);
  made.addEventListener("click", click);
  return made;
}

let ids = 0;
/** A name for an element that another one refers to. */
export function freshId(what: string): string {
  ids += 1;
  return `${what}-${ids}`;
}

/** A choice among options, with its label before it. */
export function choice(
  label: string, options: {value: string; label: string}[], value: string,
  change: (value: string) => void, attributes: Attributes = {}): HTMLElement {
  const id = freshId("choice");
  const select = el("select", {id, ...attributes});
  for (const option of options) {
    select.append(el("option", {value: option.value, selected: option.value === value}, option.label));
  }
  select.addEventListener("change", () => change(select.value));
  return el("div", {class: "field"}, el("label", {for: id}, label), select);
}

/** A box to tick, with its label after it. */
export function tick(label: string, value: boolean, change: (value: boolean) => void): HTMLElement {
  const input = el("input", {type: "checkbox", checked: value});
  input.addEventListener("change", () => change(input.checked));
  return el("label", {class: "tick"}, input, el("span", {}, label));
}
