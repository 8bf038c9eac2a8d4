// SPDX-License-Identifier: Apache-2.0
#include "cli/command_reconcile.hpp"

#include "base/error.hpp"
#include "cli/option_list.hpp"
#include "files/gdal_source.hpp"
#include "inputs/sum_table_reader.hpp"
#include "reconciliation/table_comparison.hpp"
#include "report/reconciliation_report.hpp"
#include "results/reconciliation_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <set>
#include <utility>

namespace carreau::cli {

namespace {

Euros parse_tolerance(const std::string& word) {
  const SumCell cell = inputs::read_figure(word);
  const bool is_amount = cell.is_number() && cell.hundredths >= 0 && !cell.is_rounded &&
                         cell.mark != CellMark::percent;
  if (is_amount) return Euros::from_cents(cell.hundredths);
  throw ArgumentError("--tolerance", Message{"usage_amount", {{"found", word}}});
}

/// A table held against itself proves nothing.
void refuse_repeated(const std::vector<std::string>& paths) {
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    if (!seen.insert(path).second) {
      throw ArgumentError(Message{"usage_table_named_twice", {{"file", path}}});
    }
  }
}

bool is_name_shared(const std::vector<std::string>& paths, const std::string& path) {
  return std::count_if(paths.begin(), paths.end(), [&](const std::string& other) {
           return files::base_name(other) == files::base_name(path);
         }) > 1;
}

}  // namespace

void ReconcileCommand::setup(OptionList& options) {
  options.texts("TABLE", tables_, "help_reconcile_table").required();
  options.text("--sheet SHEET", sheet_, "help_reconcile_sheet");
  options.text("--tolerance EUROS", tolerance_, "help_reconcile_tolerance");
  table_.add_to(options);
  options.flag("--strict", strict_, "help_reconcile_strict");
  summary_.add_to(options);
}

std::vector<CheckedTable> ReconcileCommand::check_tables(Euros tolerance,
                                                         Findings& findings) const {
  std::vector<CheckedTable> checked;
  for (const std::string& path : tables_) {
    for (SumTable& table : inputs::read_sum_tables(path, sheet_, findings)) {
      if (is_name_shared(tables_, path)) table.file = path;
      checked.push_back(check_totals(std::move(table), tolerance, findings));
    }
  }
  return checked;
}

void ReconcileCommand::run() {
  const Euros tolerance = parse_tolerance(tolerance_);
  refuse_repeated(tables_);
  table_.check(tables_, summary_.json);
  Findings findings;
  const std::vector<CheckedTable> checked = check_tables(tolerance, findings);
  const TablesComparison between = compare_tables(checked, tolerance, findings);
  const results::Reconciliation all{checked, between};
  const std::string written = table_.write(
      {"reconciliation", "Totaux et sommes, tableau par tableau", results::reconciliation_fields(),
       results::reconciliation_rows(all), PolygonSet(), files::LayerGeometry::none});
  if (summary_.json) std::cout << report::reconciliation_json(all, findings);
  if (summary_.is_told()) {
    const Language language = summary_.language();
    // The summary makes way for a table on stdout.
    (table_.output == "-" ? std::cerr : std::cout)
        << report::reconciliation_text(all, findings, language);
    if (!written.empty()) {
      std::cerr << (language == Language::french ? "Écrit : " : "Written: ") << written << '\n';
    }
  }
  if (strict_ && all.differences() > 0) {
    throw DataError(Message{"differences_found", {{"count", all.differences()}}},
                    Message{"differences_found_remedy"});
  }
}

}  // namespace carreau::cli
