// SPDX-License-Identifier: Apache-2.0
#include "cli/table_options.hpp"

#include "base/error.hpp"
#include "cli/option_list.hpp"
#include "files/database.hpp"

#include <iostream>

namespace carreau::cli {

void TableOptions::add_to(OptionList& options) {
  options.text("-o,--output FILE", output, "help_table_output").written();
  options.text("--format FORMAT", format, "help_table_format");
  options.flag("--overwrite", overwrite, "help_table_overwrite");
}

void TableOptions::check(const std::vector<std::string>& inputs, bool is_stdout_taken) const {
  if (output.empty()) {
    if (!format.empty()) throw ArgumentError(Message{"usage_format_without_output"});
    return;
  }
  const files::TableFormat kind = files::table_format(output, format);
  if (output == "-") {
    if (is_stdout_taken) throw ArgumentError(Message{"usage_stdout_taken"});
    if (files::has_shapes(kind)) {
      throw ArgumentError(Message{"usage_stdout_table"});
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
