// SPDX-License-Identifier: Apache-2.0
#include "cli/table_options.hpp"

#include "base/error.hpp"
#include "io/database.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace carreau::cli {

void TableOptions::add_to(CLI::App& app) {
  app.add_option("-o,--output", output,
                 "table: .csv, .json or .gpkg, \"PG:… schemas=NAME\", or - for CSV on stdout");
  app.add_option("--format", format, "csv, json or gpkg, where the name does not tell");
  app.add_flag("--overwrite", overwrite, "replace an existing table");
}

void TableOptions::check(const std::vector<std::string>& inputs, bool is_stdout_taken) const {
  if (output.empty()) {
    if (!format.empty()) throw ArgumentError("--format speaks of the table of -o: name one");
    return;
  }
  const io::TableFormat kind = io::table_format(output, format);
  if (output == "-") {
    if (is_stdout_taken) throw ArgumentError("-o - and --json both write to stdout: keep one");
    if (io::has_shapes(kind)) {
      throw ArgumentError("-o - writes CSV or JSON: name a file to have a GeoPackage");
    }
    return;
  }
  io::check_output({output, overwrite, {layer}}, inputs);
}

std::unique_ptr<io::RowStream> TableOptions::open(const io::RowLayer& rows) const {
  const io::TableFormat kind = io::table_format(output, format);
  if (output == "-") return io::stream_rows(std::cout, kind, rows);
  return io::stream_rows(output, kind, overwrite, rows);
}

std::string TableOptions::write(const io::ResultTable& table) const {
  if (output.empty()) return {};
  const io::TableFormat kind = io::table_format(output, format);
  if (output == "-") {
    io::write_table(table, std::cout, kind);
    return {};
  }
  io::write_table(table, output, kind, overwrite);
  return io::shown_path(output);
}

}  // namespace carreau::cli
