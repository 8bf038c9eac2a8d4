// SPDX-License-Identifier: Apache-2.0
// What the page says, in the language of the page.
import fr from "./words/fr.json";
import en from "./words/en.json";
import type {Both} from "./api.ts";
import {readAddress} from "./address.ts";

export type Language = "fr" | "en";
export type Word = keyof typeof fr;

const words: Record<Language, Record<Word, string>> = {fr, en};

export const language: Language = readAddress(location.hash).language;

/** The words for a key; `{name}` in them is replaced by the value of that name. */
export function t(word: Word, values: Record<string, string> = {}): string {
  return fill(words[language][word], values);
}

/** The words for a code that the server gave, such as `change.redrawn`; the code itself when it is new. */
export function ofCode(group: string, code: string): string {
  const found = (words[language] as Record<string, string>)[`${group}.${code}`];
  return found ?? code;
}

/** One of two forms, by count: French takes the singular for 0 as well. */
export function counted(count: number, one: Word, many: Word, values: Record<string, string>): string {
  const single = language === "fr" ? Math.abs(count) < 2 : count === 1;
  return t(single ? one : many, values);
}

/** A text in the language of the page; what the law calls itself stays French. */
export function both(text: Partial<Both> | string | undefined | null): string {
  if (typeof text === "string") return text;
  return text?.[language] ?? text?.fr ?? text?.en ?? "";
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
