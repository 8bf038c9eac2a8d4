// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/refused_rows.hpp"

#include "base/findings.hpp"
#include "files/cell_guard.hpp"
#include "files/delimited_text.hpp"
#include "files/layer_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

namespace carreau::inputs {

namespace {

std::string csv_field(std::string_view text) {
  return files::csv_quoted(files::guarded(text), ";\"\n\r,\t");
}

/// Columns that are written anew behind those of the table; a table that was read from a file of
/// refused rows already has them.
constexpr std::array kOwnColumns{kRefusedReason, kRefusedColumn, kRefusedOrigin};

void add_row(std::string& text, const RefusedTable& table, std::span<const std::string> fields,
             const std::array<std::string, kOwnColumns.size()>& own) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const bool is_written = !table.columns[c].empty() && !is_refused_column(table.columns[c]);
    if (is_written) text += csv_field(fields[c]) + ';';
  }
  text += csv_field(own[0]) + ';' + csv_field(own[1]) + ';' + csv_field(own[2]) + '\n';
}

/// The fields of a row, with year and reference where its own are empty.
std::vector<std::string> completed(const RefusedRow& row, const RefusedTable& table) {
  std::vector<std::string> fields = row.fields;
  fields.resize(table.columns.size());
  if (table.year && fields[*table.year].empty()) fields[*table.year] = row.year;
  if (table.reference && fields[*table.reference].empty()) {
    fields[*table.reference] = row.reference;
  }
  return fields;
}

void write_text(const std::string& text, const std::string& path, bool overwrite) {
  files::PendingFile file(path, overwrite);
  file.write(text);
  file.commit();
}

}  // namespace

bool is_refused_column(std::string_view name) {
  return std::ranges::find(kOwnColumns, name) != kOwnColumns.end();
}

std::vector<std::string> write_refused(std::span<const RefusedRow> rows,
                                       std::span<const RefusedTable> tables,
                                       const std::string& path, Language language, bool overwrite) {
  std::map<std::size_t, std::string> texts;
  for (const RefusedRow& row : rows) {
    const RefusedTable& table = tables[row.table];
    const auto [at, is_new] = texts.try_emplace(row.table, files::kByteOrderMark);
    if (is_new) {
      add_row(
          at->second, table, table.columns,
          {std::string(kRefusedReason), std::string(kRefusedColumn), std::string(kRefusedOrigin)});
    }
    const std::string reason =
        fmt::format("{} ({})", finding_text(row.why, language), row.why.first.text());
    add_row(at->second, table, completed(row, table), {reason, row.why.first.column, row.origin});
  }
  std::vector<std::string> paths;
  files::FileBatch together;
  for (const auto& [table, text] : texts) {
    std::filesystem::path name(path);
    if (texts.size() > 1) {
      name.replace_filename(fmt::format("{}-{}{}", name.stem().string(), paths.size() + 1,
                                        name.extension().string()));
    }
    write_text(text, name.string(), overwrite);
    paths.push_back(name.string());
  }
  together.commit();
  return paths;
}

}  // namespace carreau::inputs
