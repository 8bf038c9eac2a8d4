// SPDX-License-Identifier: Apache-2.0
#include "cli/command_actions.hpp"

#include "base/error.hpp"
#include "base/findings.hpp"
#include "base/parallel.hpp"
#include "cli/option_list.hpp"
#include "cli/written_line.hpp"
#include "files/layer_writer.hpp"
#include "inputs/programme/aliases_reader.hpp"
#include "inputs/programme/refused_rows.hpp"
#include "report/programme/actions_report.hpp"
#include "report/programme/import_summary.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::cli {

namespace {

constexpr std::size_t kRefusedShown = 10;

/// Findings after which figures may not be what the files hold: --strict ends with exit code 1.
constexpr std::array<std::string_view, 10> kStrict{
    "account_open",          "cell_error",   "columns_hidden", "formula_without_value",
    "money_column_not_read", "rows_equal",   "rows_hidden",    "rows_refused",
    "sheet_hidden",          "total_differs"};

/// Throws where one of these findings stands, with all of them.
void check_strictly(const Findings& findings) {
  std::vector<Message> found;
  for (const Finding& finding : findings.list()) {
    if (std::ranges::find(kStrict, finding.code) == kStrict.end()) continue;
    found.push_back({finding.code, finding.details});
  }
  if (found.empty()) return;
  throw DataError(Message{"import_to_check", {{"findings", std::move(found)}}},
                  Message{"differences_found_remedy"});
}

/// A line for each refused row, up to a maximum.
std::string refused_text(const inputs::ActionImport& import, const report::Words& w,
                         Language language) {
  if (import.refused.empty()) return {};
  std::string text = w.text("report_import_refused_rows", {{"rows", import.refused.size()}});
  // A few rows show what is wrong; the complete list goes to --refused.
  for (std::size_t k = 0; k < std::min(import.refused.size(), kRefusedShown); ++k) {
    const Finding& why = import.refused[k].why;
    text += w.text("report_import_refused_row",
                   {{"place", why.first.text(language)}, {"reason", finding_text(why, language)}});
  }
  if (import.refused.size() > kRefusedShown) {
    text += fmt::format("  … {}\n", import.refused.size() - kRefusedShown);
  }
  return text;
}

}  // namespace

void ActionsCommand::setup(OptionList& options) {
  options_.add_to(options);
  options.text("--report FOLDER", report_, "help_actions_report");
  options.text("--title TEXT", title_, "help_actions_title");
  options.text("--refused FILE", refused_, "help_actions_refused").written();
  options.text("--save-mapping FILE", save_mapping_, "help_actions_save_mapping").written();
  options.text("--save-aliases FILE", save_aliases_, "help_actions_save_aliases").written();
  options.flag("--strict", strict_, "help_actions_strict");
  options.flag("--overwrite", overwrite_, "help_actions_overwrite");
  add_threads_option(options, threads_);
  summary_.add_to(options);
}

void ActionsCommand::check_outputs(const std::vector<std::string>& inputs) const {
  // Before the import, which may take long.
  for (const std::string& output : {refused_, save_mapping_, save_aliases_}) {
    if (!output.empty()) files::check_output({output, overwrite_, {}}, inputs);
  }
  if (!report_.empty() && std::filesystem::exists(report_) &&
      // --report names a folder; a file of that name is a mistake.
      !std::filesystem::is_directory(report_)) {
    throw ArgumentError("--report", Message{"usage_folder_is_file", {{"file", report_}}});
  }
}

void ActionsCommand::run() {
  const ThreadLimit limit(threads_);
  const Language language = summary_.language();
  const study::ProgrammeSources sources = options_.sources();
  // The sources are checked as a whole first: some only make sense together.
  study::check_sources(sources);
  check_outputs(study::read_paths(sources));
  const auto programme = study::load_programme(sources);
  const auto paths = write(*programme, language);
  const report::ActionsView view = study::view_of(*programme, title_);
  if (summary_.json) std::cout << report::actions_json(view, paths);
  if (summary_.is_printed()) {
    // What the reader must check comes before the figures.
    report_import(*programme, language);
    std::cout << report::actions_text(view, language);
    for (const std::string& path : paths) say_written(path, language);
  }
  // Last, so that everything is written all the same, and can be looked at.
  if (strict_) check_strictly(programme->findings);
}

void ActionsCommand::save(const std::string& path, const std::string& text,
                          std::vector<std::string>& paths) const {
  files::PendingFile file(path, overwrite_);
  file.write(text);
  file.commit();
  paths.push_back(path);
}

std::vector<std::string> ActionsCommand::write(const study::AttributedProgramme& programme,
                                               Language language) const {
  std::vector<std::string> paths;
  files::FileBatch together;
  if (!report_.empty()) {
    paths = report::write_actions_report(study::view_of(programme, title_),
                                         {report_, overwrite_, language});
  }
  if (!refused_.empty()) {
    const auto written =
        inputs::write_refused(programme.import.refused, programme.import.refused_tables(), refused_,
                              language, overwrite_);
    paths.insert(paths.end(), written.begin(), written.end());
  }
  if (!save_mapping_.empty()) {
    save(save_mapping_, inputs::mapping_text(programme.import.mapping), paths);
  }
  if (!save_aliases_.empty()) {
    save(save_aliases_, inputs::aliases_text(programme.attribution.readings, language), paths);
  }
  together.commit();
  return paths;
}

/// Reports how each table was interpreted, and which rows could not be used.
void ActionsCommand::report_import(const study::AttributedProgramme& programme,
                                   Language language) const {
  const report::Words w(language);
  std::cout << report::import_text(programme.import.account, language) << '\n';
  for (const inputs::ImportedTable& table : programme.import.tables) {
    std::cout << w.text("report_import_columns", {{"table", table.name}});
    for (const std::string& line :
         inputs::describe(table.found, table.sheet, table.columns, language)) {
      std::cout << "  " << line << '\n';
    }
  }
  std::cout << refused_text(programme.import, w, language);
  // The hint appears only where the rows were not written.
  if (!programme.import.refused.empty() && refused_.empty()) {
    std::cout << "  " << w("report_import_write_refused") << '\n';
  }
  std::cout << '\n';
}

}  // namespace carreau::cli
