// SPDX-License-Identifier: Apache-2.0
// Figures as the language writes them, and read back from what a person types.

export interface Figures {
  whole(value: number | null | undefined): string;
  signed(value: number): string;
  euros(value: number | null | undefined): string;
  /** Of a share between 0 and 1. */
  percent(value: number | null | undefined, decimals?: number): string;
  decimal(value: number, decimals: number): string;
  read(text: string): number | null;
}

const absent = "–";

export function figuresIn(locale: string): Figures {
  const formats = new Map<string, Intl.NumberFormat>();
  const write = (value: number, options: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options);
    let format = formats.get(key);
    if (!format) formats.set(key, format = new Intl.NumberFormat(locale, options));
    return format.format(value).replace(/-/g, "−");
  };
  const known = (value: number | null | undefined): value is number =>
    value !== null && value !== undefined && Number.isFinite(value);
  return {
    whole: value => known(value) ? write(value, {maximumFractionDigits: 0}) : absent,
    signed: value => write(value, {maximumFractionDigits: 0, signDisplay: "exceptZero"}),
    euros: value => known(value)
      ? write(value, {style: "currency", currency: "EUR", maximumFractionDigits: 0}) : absent,
    percent: (value, decimals = 1) => known(value)
      ? write(value, {style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals}) : absent,
    decimal: (value, decimals) => write(value, {maximumFractionDigits: decimals}),
    read: text => readNumber(text, locale),
  };
}

/** A number as typed in French or English, or null: spaces and units are ignored, and so are the
 *  commas of English thousands. */
function readNumber(text: string, locale: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f€%]/g, "").replace(/−/g, "-");
  const plain = locale.startsWith("fr") ? bare.replace(",", ".") : bare.replace(/,(?=\d{3}(\D|$))/g, "").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

/** A value as the server reads it: as many decimals as the step has, no trailing zeros. */
export function plain(value: number, step: number): string {
  return String(Number(value.toFixed(decimalsOf(step))));
}

export function decimalsOf(step: number): number {
  const text = step.toFixed(6).replace(/0+$/, "");
  return text.length - text.indexOf(".") - 1;
}
