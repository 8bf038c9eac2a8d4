// SPDX-License-Identifier: Apache-2.0
/// Digests of inputs, for the provenance of outputs.
#pragma once

#include "grid/cell_table.hpp"
#include "income/vintage.hpp"

#include <string>
#include <string_view>

namespace carreau::inputs {

/// SHA-256 of a file's bytes in hexadecimal, equal to the output of `sha256sum`. A shapefile is
/// digested as its .shp, .dbf, .prj and .cpg in this order. The digest of a database covers the
/// rows of the tables that its address names, in any order: columns, values as read, and geometries
/// as WKB. Throws ArgumentError where the address names no table, and the errors of opening it.
[[nodiscard]] std::string file_digest(const std::string& path);

/// The same for the lines of a text table below its first one in any order; for every other file
/// its file_digest(). Throws likewise.
[[nodiscard]] std::string unordered_digest(const std::string& path);

/// SHA-256 of what the engine read from a grid: ids, people, households, poor households, incomes,
/// imputation and communes, in the order of positions. It does not depend on the order of rows, the
/// format, or columns that are not read.
[[nodiscard]] std::string grid_digest(const CellTable& cells);

/// SHA-256 of the figures of a vintage, including its tables by département, but not of the sources
/// it cites; and of the built-in medians of its year, given as their text.
[[nodiscard]] std::string figures_digest(const Vintage& vintage, std::string_view medians = {});

/// SHA-256 of a text, in hexadecimal.
[[nodiscard]] std::string text_digest(std::string_view text);

/// SHA-256 of a text in the notation of a Content-Security-Policy: "sha256-" and base64.
[[nodiscard]] std::string policy_digest(std::string_view text);

}  // namespace carreau::inputs
