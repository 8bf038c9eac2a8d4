// SPDX-License-Identifier: Apache-2.0
// A workbook of actions as the server read it, and what the user says of it until it is read anew.
import type {Both} from "../api.ts";

export interface BookColumn {
  name: string;
  use: "field" | "amount" | "total" | "group" | "none";
  field?: string; measure?: string; funder?: string; group?: string; how?: string;
}
export interface BookTable {
  name: string; sheet: string; mapping: string; rows: number; refused: number;
  columns: BookColumn[]; fields: string[]; first_rows: string[][];
}
export interface AccountColumn {
  name: string; read_as: string | null; funder: string | null; cells: number;
  sum: number; read?: number; refused?: number; set_aside?: number;
}
export interface AccountTotal { row: number; text: string; column: string; stated: number; read: number; differs: boolean }
export interface AccountTable {
  table: string; rows: number; actions: number; joined: number; refused: number;
  columns: AccountColumn[]; totals: AccountTotal[];
}
export interface Reading {
  text: string; kind: string; doubt: boolean; codes: string[]; actions: number;
}
export interface RefusedRow {
  row: number; table: number; place: Both; reason: Both; column: string; fields: string[];
}
export interface Book {
  tables: BookTable[]; account: AccountTable[]; readings: Reading[];
  quartiers: {code: string; name: string}[];
  refused: RefusedRow[]; refused_rows: number; actions: number;
  has_kept: boolean; command: string[];
}
/** As what a column is to be read: docs/serve.md. */
export interface ColumnUse { table: number; column: number; field?: string; measure?: string; funder?: string; is_ignored?: boolean }
export interface Changes {
  /** A table in which nothing was recognised: its row of names, and as what its columns are read. */
  declared?: {file: number; table: number; header: number; columns: ColumnUse[]};
  columns?: ColumnUse[]; aliases?: Record<string, string>; rows?: {row: number; fields: string[]}[]; takes_up?: boolean;
}

/** What was changed on the page since the workbook was read. */
export class Pending {
  private readonly columns = new Map<string, ColumnUse>();
  private readonly aliases = new Map<string, string>();
  private readonly rows = new Map<number, string[]>();

  setColumn(use: ColumnUse): void { this.columns.set(`${use.table}:${use.column}`, use); }
  setAlias(text: string, meaning: string): void { this.aliases.set(text, meaning); }
  setCell(row: RefusedRow, column: number, text: string): void {
    const fields = this.rows.get(row.row) ?? [...row.fields];
    fields[column] = text;
    this.rows.set(row.row, fields);
  }

  get isEmpty(): boolean { return this.columns.size + this.aliases.size + this.rows.size === 0; }
  changes(): Changes {
    return {
      columns: [...this.columns.values()], aliases: Object.fromEntries(this.aliases),
      rows: [...this.rows].map(([row, fields]) => ({row, fields})),
    };
  }
  clear(): void {
    for (const part of [this.columns, this.aliases, this.rows]) part.clear();
  }
}

/** The value of a choice that says as what a column is read. */
export function choiceOf(column: BookColumn): string {
  if (column.use === "field") return `field:${column.field ?? ""}`;
  if (column.use === "amount") return `amount:${column.measure ?? ""}`;
  return column.use === "none" ? "" : `as:${column.use}`;
}

/** The use that a choice means. The funder of an amount is first called as its column. */
export function useOf(table: number, column: number, choice: string, funder: string): ColumnUse {
  const [kind, name] = choice.split(":");
  if (kind === "field" && name !== undefined) return {table, column, field: name};
  if (kind === "amount" && name !== undefined) return {table, column, measure: name, funder};
  return kind === "ignored" ? {table, column, is_ignored: true} : {table, column};
}

/** What a user has to look at, before what is certain. */
export function byDoubt(readings: readonly Reading[]): {doubtful: Reading[]; certain: Reading[]} {
  const isDoubtful = (one: Reading): boolean => one.doubt || one.kind === "unknown" || one.kind === "ambiguous";
  return {doubtful: readings.filter(isDoubtful), certain: readings.filter(one => !isDoubtful(one))};
}

/** A command for a shell, each word in quotation marks where it needs them. */
export function shellLine(words: readonly string[]): string {
  const quoted = (word: string): string => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
  return ["carreau", ...words].map(quoted).join(" ");
}
