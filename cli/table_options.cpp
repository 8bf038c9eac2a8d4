// SPDX-License-Identifier: Apache-2.0
#include "cli/table_options.hpp"

#include "base/error.hpp"
#include "files/database.hpp"

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
  const files::TableFormat kind = files::table_format(output, format);
  if (output == "-") {
    if (is_stdout_taken) throw ArgumentError("-o - and --json both write to stdout: keep one");
    if (files::has_shapes(kind)) {
      throw ArgumentError("-o - writes CSV or JSON: name a file to have a GeoPackage");
    }
    return;
  }
  files::check_output({output, overwrite, {layer}}, inputs);
}

std::unique_ptr<files::RowStream> TableOptions::open(const files::RowLayer& rows) const {
  const files::TableFormat kind = files::table_format(output, format);
  if (output == "-") return files::stream_rows(std::cout, kind, rows);
  return files::stream_rows(output, kind, overwrite, rows);
}

std::string TableOptions::write(const files::ResultTable& table) const {
  if (output.empty()) return {};
  const files::TableFormat kind = files::table_format(output, format);
  if (output == "-") {
    files::write_table(table, std::cout, kind);
    return {};
  }
  files::write_table(table, output, kind, overwrite);
  return files::shown_path(output);
}

}  // namespace carreau::cli
