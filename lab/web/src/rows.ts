// SPDX-License-Identifier: Apache-2.0
// Rows of a table, put in order and sifted.

export type Value = string | number | null;

/** Without accents and case, as people type when they search. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Sorted by one value; rows without it come last either way, equals keep their order. */
export function sorted<Row>(rows: readonly Row[], value: (row: Row) => Value, isFalling: boolean, locale: string): Row[] {
  const collator = new Intl.Collator(locale, {numeric: true});
  const sign = isFalling ? -1 : 1;
  return [...rows].sort((a, b) => {
    const x = value(a);
    const y = value(b);
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0);
    if (typeof x === "number" && typeof y === "number") return sign * (x - y);
    return sign * collator.compare(String(x), String(y));
  });
}

/** Rows in which each word of a search is found. */
export function sifted<Row>(rows: readonly Row[], texts: (row: Row) => string[], search: string): Row[] {
  const words = folded(search).split(/\s+/).filter(word => word !== "");
  if (words.length === 0) return [...rows];
  return rows.filter(row => {
    const hay = folded(texts(row).join(" "));
    return words.every(word => hay.includes(word));
  });
}
