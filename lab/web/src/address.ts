// SPDX-License-Identifier: Apache-2.0
// What the address of the page keeps after "#": the view (kept by the map), the language, and the key of a link.

export interface Address {
  language: "fr" | "en";
}

export function readAddress(hash: string): Address {
  const found = new URLSearchParams(hash.replace(/^#/, "")).get("lang");
  return {language: found === "en" ? "en" : "fr"};
}

/** The same address in another language; the slashes of the view stay as they are. */
export function withLanguage(hash: string, language: "fr" | "en"): string {
  const parts = hash.replace(/^#/, "").split("&").filter(part => part !== "" && !part.startsWith("lang="));
  if (language === "en") parts.push("lang=en");
  return parts.length > 0 ? `#${parts.join("&")}` : "#";
}

/** The key of a link to a scenario; null where the address has none. */
export function sharedKey(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("share");
}

/** The address without the key, so that a reload keeps what was changed since. */
export function withoutKey(hash: string): string {
  const parts = hash.replace(/^#/, "").split("&").filter(part => part !== "" && !part.startsWith("share="));
  return `#${parts.join("&")}`;
}

/** The key of the start page, which stands in its address; empty without one. */
export function readKey(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, "")).get("key") ?? "";
}
