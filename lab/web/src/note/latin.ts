// SPDX-License-Identifier: Apache-2.0
// Texts in the letters of the fonts that every reader of PDF has (Windows-1252).

/** Beyond Latin-1. */
const kMore = new Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
const kOthers: Record<string, string> = {
  "\u202f": "\u00a0", "\u2009": " ", "\u2011": "-", "−": "–", "≥": ">=", "≤": "<=", "≈": "~", "→": "->", "▲": "+", "▼": "-",
};

function isLatin(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || kMore.has(letter);
}

/** A letter that those fonts lack loses its accent, and is a question mark where it still is none of them. */
export function inLatin(text: string): string {
  return [...text.normalize("NFC")].map(letter => {
    if (isLatin(letter)) return letter;
    const other = kOthers[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, "");
    return [...other].every(isLatin) ? other : "?";
  }).join("");
}
