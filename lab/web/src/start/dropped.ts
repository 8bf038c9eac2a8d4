// SPDX-License-Identifier: Apache-2.0
// Folders that are dropped on the page: the files in them, and in the folders within.

/** What a browser tells of a file or folder that was dropped: a FileSystemEntry. */
export interface Entry {
  name: string; isFile: boolean; isDirectory: boolean;
  file?: (done: (file: File) => void, failed: (error: unknown) => void) => void;
  createReader?: () => {readEntries: (done: (entries: Entry[]) => void, failed: (error: unknown) => void) => void};
}

/** The endings of the parts of a shapefile, which is read through its ".shp". */
const parts = [".shx", ".dbf", ".prj", ".cpg", ".qpj"];

export class TooManyFiles extends Error {}

/** What the user dropped by itself, whatever it is; of a folder, what has an ending that is read and is not hidden.
 *  Throws TooManyFiles beyond `most`. */
export async function filesOf(dropped: readonly Entry[], endings: readonly string[], most: number): Promise<File[]> {
  const known = new Set([...endings, ...parts]);
  const files: File[] = [];
  const take = async (entry: Entry, isWithin: boolean): Promise<void> => {
    if (isWithin && entry.name.startsWith(".")) return;
    if (entry.isDirectory) {
      for (const one of sorted(await entriesOf(entry))) await take(one, true);
    } else if (entry.isFile && (!isWithin || known.has(endingOf(entry.name)))) {
      if (files.length === most) throw new TooManyFiles();
      files.push(await new Promise<File>((done, failed) => entry.file?.(done, failed)));
    }
  };
  for (const entry of dropped) await take(entry, false);
  return inOrder(files);
}

/** The parts of a shapefile before the file through which they are read. */
function inOrder(files: File[]): File[] {
  const isLast = (file: File): number => endingOf(file.name) === ".shp" ? 1 : 0;
  return [...files].sort((a, b) => isLast(a) - isLast(b));
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot).toLowerCase();
}

/** As the server goes through a folder: files before folders, by name. */
function sorted(entries: Entry[]): Entry[] {
  return entries.sort((a, b) => Number(a.isDirectory) - Number(b.isDirectory) || (a.name < b.name ? -1 : 1));
}

/** A browser gives the entries of a folder by the hundred, until it gives none. */
async function entriesOf(folder: Entry): Promise<Entry[]> {
  const reader = folder.createReader?.();
  const all: Entry[] = [];
  while (reader) {
    const some = await new Promise<Entry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) break;
    all.push(...some);
  }
  return all;
}
