// SPDX-License-Identifier: Apache-2.0
/// Fingerprints of inputs, for the provenance of outputs.
#pragma once

#include "grid/cell_table.hpp"
#include "income/vintage.hpp"

#include <string>
#include <string_view>

namespace carreau::inputs {

/// SHA-256 of a file's bytes, in hexadecimal; the same as `sha256sum` prints. A shapefile is its
/// .shp, .dbf, .prj and .cpg, one after the other. A database is the rows of the tables that it
/// names, in whatever order the server gives them: columns, values as they are read, and shapes as
/// WKB. Throws ArgumentError where it names none, and what opening it throws.
[[nodiscard]] std::string file_digest(const std::string& path);

/// SHA-256 of what the engine read of a grid: ids, people, households, poor households, incomes,
/// imputation and communes, in the order of positions. The order of rows, the format and the
/// columns that are not read do not change it.
[[nodiscard]] std::string grid_digest(const CellTable& cells);

/// SHA-256 of the figures of a vintage, tables by département included; not of their sources.
[[nodiscard]] std::string figures_digest(const Vintage& vintage);

/// SHA-256 of a text, in hexadecimal.
[[nodiscard]] std::string text_digest(std::string_view text);

/// SHA-256 of a text as a Content-Security-Policy names it: "sha256-" and base64.
[[nodiscard]] std::string policy_digest(std::string_view text);

}  // namespace carreau::inputs
