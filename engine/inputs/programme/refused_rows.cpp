// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/refused_rows.hpp"

#include "base/findings.hpp"
#include "files/cell_guard.hpp"
#include "files/layer_writer.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>

namespace carreau::inputs {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string csv_field(std::string_view text) {
  const std::string field = files::guarded(text);
  if (field.find_first_of(";\"\n\r,\t") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

/// A table read from a file of refused rows already has these two columns; they are written again.
bool is_own_column(std::string_view name) {
  return name == kRefusedReason || name == kRefusedColumn;
}

void add_row(std::string& text, std::span<const std::string> columns,
             std::span<const std::string> fields, std::string_view reason,
             std::string_view column) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!is_own_column(columns[c])) text += csv_field(fields[c]) + ';';
  }
  text += csv_field(reason) + ';' + csv_field(column) + '\n';
}

void write_text(const std::string& text, const std::string& path, bool overwrite) {
  files::PendingFile file(path, overwrite);
  file.write(text);
  file.commit();
}

}  // namespace

std::vector<std::string> write_refused(std::span<const RefusedRow> rows,
                                       std::span<const RefusedTable> tables,
                                       const std::string& path, Language language, bool overwrite) {
  std::map<std::size_t, std::string> texts;
  for (const RefusedRow& row : rows) {
    const std::vector<std::string>& columns = tables[row.table].columns;
    const auto [at, is_new] = texts.try_emplace(row.table, kByteOrderMark);
    if (is_new) add_row(at->second, columns, columns, kRefusedReason, kRefusedColumn);
    const std::string reason =
        fmt::format("{} ({})", finding_text(row.why, language), row.why.first.text());
    add_row(at->second, columns, row.fields, reason, row.why.first.column);
  }
  std::vector<std::string> paths;
  for (const auto& [table, text] : texts) {
    std::filesystem::path name(path);
    if (texts.size() > 1) {
      name.replace_filename(fmt::format("{}-{}{}", name.stem().string(), paths.size() + 1,
                                        name.extension().string()));
    }
    write_text(text, name.string(), overwrite);
    paths.push_back(name.string());
  }
  return paths;
}

}  // namespace carreau::inputs
