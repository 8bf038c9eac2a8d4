// SPDX-License-Identifier: Apache-2.0
// Names of cells: short in tiles, whole in scenarios.
import type {Lab} from "./api.ts";

/** INSEE's identifier of a cell: "N3076000E3842400" of a grid in EPSG:3035 is
 *  "CRS3035RES200mN3076000E3842400". */
export function cellName(grid: Pick<Lab["grid"], "epsg" | "cell_size">, short: string): string {
  return short.startsWith("CRS") ? short : `CRS${grid.epsg}RES${grid.cell_size}m${short}`;
}
