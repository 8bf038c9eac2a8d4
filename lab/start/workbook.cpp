// SPDX-License-Identifier: Apache-2.0
#include "lab/start/workbook.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_writer.hpp"
#include "files/toml_file.hpp"
#include "inputs/programme/action_tables.hpp"
#include "inputs/programme/aliases_reader.hpp"
#include "inputs/programme/refused_rows.hpp"
#include "lab/request_error.hpp"
#include "lab/start/raw_tables.hpp"
#include "report/programme/actions_report.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace carreau::lab {

namespace {

namespace fs = std::filesystem;
using study::FileKind;

constexpr std::size_t kPreviewRows = 6;
constexpr const char* kMappingFile = "correspondance-colonnes.toml";
constexpr const char* kAliasesFile = "correspondance-quartiers.toml";
constexpr const char* kCorrectedFile = "a-corriger";
constexpr const char* kReportFolder = "rapport";

[[noreturn]] void refuse_change() {
  throw RequestError(422, "unusable_change", Message{"workbook_read_anew"});
}

void forget_column(inputs::SheetMapping& sheet, const std::string& column) {
  for (auto& [field, names] : sheet.columns) std::erase(names, column);
  std::erase_if(sheet.columns, [](const auto& entry) { return entry.second.empty(); });
  std::erase_if(sheet.funders, [&](const auto& one) { return one.column == column; });
  std::erase_if(sheet.groups, [&](const auto& one) { return one.column == column; });
  std::erase(sheet.ignored, column);
}

void put_column(inputs::SheetMapping& sheet, const std::string& column, const ColumnUse& use) {
  forget_column(sheet, column);
  if (use.field) {
    auto& names = sheet.columns[*use.field];
    // The first that a table has is used.
    names.insert(names.begin(), column);
  } else if (use.measure) {
    sheet.funders.push_back({column, use.funder, *use.measure, CreditKind::unknown, false});
  } else if (use.is_ignored) {
    sheet.ignored.push_back(column);
  }
}

std::string aliases_toml(const std::map<std::string, std::string>& aliases) {
  std::string text =
      "# Ce que veulent dire des textes sur les quartiers (--aliases) : à relire, à garder.\n"
      "[aliases]\n";
  for (const auto& [written, meaning] : aliases) {
    text += files::toml_quoted(written) + " = " + files::toml_quoted(meaning) + "\n";
  }
  return text;
}

/// Empty where there is no such file.
std::string text_of(const std::string& path) {
  return fs::is_regular_file(path) ? files::read_whole(path) : std::string();
}

void write_or_remove(const std::string& path, const std::string& text) {
  if (text.empty()) {
    std::error_code ignored;
    fs::remove(path, ignored);
    return;
  }
  files::PendingFile file(path, true);
  file.write(text);
  file.commit();
}

/// The first name for which there is no file of refused rows, which may be several: "a-1.csv".
template <class Name>
std::string free_name(const Name& name) {
  for (int number = 1;; ++number) {
    const std::string tried = name(number);
    if (!fs::exists(tried + ".csv") && !fs::exists(tried + "-1.csv")) return tried;
  }
}

std::vector<std::vector<std::string>> first_rows(const inputs::SheetRows& rows) {
  std::vector<std::vector<std::string>> first;
  for (std::size_t row = 0; row < std::min(rows.size(), kPreviewRows); ++row) {
    first.push_back(rows.fields(row));
  }
  return first;
}

}  // namespace

Workbook::Workbook(const Project& project) : project_(project) {}

std::string Workbook::path(const char* name) const {
  return (fs::path(project_.folder()) / name).string();
}

study::ProgrammeSources Workbook::sources() const {
  study::ProgrammeSources sources;
  sources.files = project_.used(FileKind::actions);
  sources.grids = project_.used(FileKind::grid);
  sources.communes = project_.used(FileKind::communes);
  if (project_.is_repairing()) sources.reading.invalid = files::InvalidPolygons::repair;
  const auto quartiers = project_.used(FileKind::quartiers);
  if (!quartiers.empty()) sources.zones = quartiers.front();
  const std::lock_guard lock(mutex_);
  if (!kept_.mapping.empty()) sources.mapping = path(kMappingFile);
  if (!kept_.aliases.empty()) sources.aliases = path(kAliasesFile);
  sources.files.insert(sources.files.end(), kept_.corrected.begin(), kept_.corrected.end());
  return sources;
}

std::vector<std::string> Workbook::command() const {
  const study::ProgrammeSources read = sources();
  std::vector<std::string> words = {"actions"};
  words.insert(words.end(), read.files.begin(), read.files.end());
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) words.insert(words.end(), {option, value});
  };
  add("--zones", read.zones);
  for (const std::string& grid : read.grids) add("--grid", grid);
  for (const std::string& communes : read.communes) add("--communes", communes);
  if (project_.is_repairing()) words.emplace_back("--repair");
  add("--mapping", read.mapping);
  add("--aliases", read.aliases);
  add("--report", path(kReportFolder));
  return words;
}

bool Workbook::has_kept() const {
  const std::lock_guard lock(mutex_);
  if (!kept_.mapping.empty() || !kept_.aliases.empty()) return false;
  return fs::is_regular_file(path(kMappingFile)) || fs::is_regular_file(path(kAliasesFile));
}

Workbook::Kept Workbook::taken_up() const {
  Kept kept;
  if (fs::is_regular_file(path(kMappingFile))) kept.mapping = files::read_whole(path(kMappingFile));
  if (!fs::is_regular_file(path(kAliasesFile))) return kept;
  Findings findings;
  for (const QuartierAlias& alias : inputs::read_aliases(path(kAliasesFile), findings).list) {
    kept.aliases[alias.text] = alias.meaning;
  }
  return kept;
}

ReadWorkbook Workbook::read_now(const study::Watch& watch) {
  const study::ProgrammeSources sources = this->sources();
  if (sources.files.empty()) {
    throw RequestError(422, "files_missing",
                       Message{"files_missing", {{"kinds", Message{"file_kind_actions"}}}});
  }
  if (sources.zones.empty()) {
    throw RequestError(422, "files_missing",
                       Message{"files_missing", {{"kinds", Message{"file_kind_quartiers"}}}});
  }
  study::check_sources(sources);
  ReadWorkbook read;
  read.programme = study::load_programme(sources, watch);
  Findings told_already;
  inputs::ActionReadOptions how;
  how.mapping = sources.mapping;
  for (const auto& table : inputs::load_action_tables(sources.files, how, told_already)) {
    read.rows.push_back(first_rows(table.rows));
  }
  const std::lock_guard lock(mutex_);
  last_ = read.programme;
  return read;
}

ReadWorkbook Workbook::read(const study::Watch& watch) {
  const std::lock_guard one_after_the_other(reading_);
  return read_now(watch);
}

ReadWorkbook Workbook::change(const WorkbookChanges& changes, const study::Watch& watch) {
  const std::lock_guard one_after_the_other(reading_);
  // Columns and rows are those of the last reading.
  if (!last_ && !changes.declared && !changes.takes_up) refuse_change();
  const Kept before = kept_;
  // What an earlier project kept stands in the same files until something is said here.
  const std::string mapping_before = text_of(path(kMappingFile));
  const std::string aliases_before = text_of(path(kAliasesFile));
  Kept kept = before;
  project_.make_folder();
  try {
    take(changes, kept);
    write(kept);
    {
      const std::lock_guard lock(mutex_);
      kept_ = kept;
    }
    return read_now(watch);
  } catch (...) {  // takes the change back on any error, and rethrows
    for (const std::string& file : kept.corrected) {
      const bool is_new = std::ranges::find(before.corrected, file) == before.corrected.end();
      std::error_code ignored;
      if (is_new) fs::remove(file, ignored);
    }
    write_or_remove(path(kMappingFile), mapping_before);
    write_or_remove(path(kAliasesFile), aliases_before);
    const std::lock_guard lock(mutex_);
    kept_ = before;
    throw;
  }
}

void Workbook::take(const WorkbookChanges& changes, Kept& kept) const {
  if (changes.takes_up) kept = taken_up();
  if (changes.declared) kept.mapping = mapping_declaring(*changes.declared, kept.mapping);
  if (!changes.columns.empty()) kept.mapping = mapping_with(changes.columns);
  for (const auto& [text, meaning] : changes.aliases) {
    if (meaning.empty()) kept.aliases.erase(text);
    else kept.aliases[text] = meaning;
  }
  if (changes.rows.empty()) return;
  const auto written = correct(changes.rows);
  kept.corrected.insert(kept.corrected.end(), written.begin(), written.end());
}

/// With what was said before of other files.
std::string Workbook::mapping_declaring(const DeclaredTable& declared,
                                        const std::string& mapping) const {
  const auto tables = raw_tables(project_.declared(declared.file));
  if (declared.table >= tables.size()) refuse_change();
  const RawTable& table = tables[declared.table];
  if (declared.header >= table.rows.size()) refuse_change();
  const std::vector<std::string>& names = table.rows[declared.header];
  inputs::ActionMapping made =
      mapping.empty() ? inputs::ActionMapping{} : inputs::parse_mapping(mapping, kMappingFile);
  for (const ColumnUse& use : declared.columns) {
    if (use.column >= names.size()) refuse_change();
    if (trimmed(names[use.column]).empty()) {
      throw RequestError(422, "unusable_change",
                         Message{"column_without_name", {{"column", use.column + 1}}});
    }
    put_column(made.of(inputs::ActionSheet::actions), names[use.column], use);
  }
  return inputs::mapping_text(made);
}

std::string Workbook::mapping_with(const std::vector<ColumnUse>& columns) const {
  if (!last_) refuse_change();
  inputs::ActionMapping mapping = last_->import.mapping;
  const auto& tables = last_->import.tables;
  for (const ColumnUse& use : columns) {
    if (use.table >= tables.size() || use.column >= tables[use.table].columns.size()) {
      refuse_change();
    }
    const inputs::ImportedTable& table = tables[use.table];
    put_column(mapping.of(table.sheet), table.columns[use.column], use);
  }
  return inputs::mapping_text(mapping);
}

std::vector<std::string> Workbook::correct(const std::vector<RowCorrection>& rows) const {
  if (!last_) refuse_change();
  std::vector<inputs::RefusedRow> corrected;
  for (const RowCorrection& correction : rows) {
    const auto& refused = last_->import.refused;
    const bool is_known = correction.row < refused.size() &&
                          correction.fields.size() == refused[correction.row].fields.size();
    if (!is_known) refuse_change();
    inputs::RefusedRow& row = corrected.emplace_back(refused[correction.row]);
    row.fields = correction.fields;
  }
  // Behind those of earlier corrections: of several such files the later one counts.
  const std::string file = free_name([&](int number) {
    return path(kCorrectedFile) + (number == 1 ? "" : "_" + std::to_string(number));
  });
  return inputs::write_refused(corrected, last_->import.refused_tables(), file + ".csv",
                               Language::french, false);
}

void Workbook::write(const Kept& kept) const {
  if (!kept.mapping.empty()) write_or_remove(path(kMappingFile), kept.mapping);
  if (!kept.aliases.empty()) write_or_remove(path(kAliasesFile), aliases_toml(kept.aliases));
}

std::string Workbook::write_report(Language language, const study::Watch& watch) {
  const std::lock_guard one_after_the_other(reading_);
  const ReadWorkbook read = read_now(watch);
  std::string folder = path(kReportFolder);
  project_.make_folder();
  (void)report::write_actions_report(study::view_of(*read.programme, {}), {folder, true, language});
  return folder;
}

}  // namespace carreau::lab
