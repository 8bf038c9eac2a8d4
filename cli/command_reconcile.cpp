// SPDX-License-Identifier: Apache-2.0
#include "cli/command_reconcile.hpp"

#include "base/error.hpp"
#include "files/gdal_source.hpp"
#include "inputs/sum_table_reader.hpp"
#include "reconciliation/table_comparison.hpp"
#include "report/reconciliation_report.hpp"
#include "results/reconciliation_rows.hpp"

#include <CLI/CLI.hpp>
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
  throw ArgumentError(fmt::format(
      "--tolerance: expected an amount in euros, such as 1 or 0.50, found \"{}\"", word));
}

/// A table held against itself proves nothing.
void refuse_repeated(const std::vector<std::string>& paths) {
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    if (!seen.insert(path).second) {
      throw ArgumentError(fmt::format("the table {} is named twice", path));
    }
  }
}

bool is_name_shared(const std::vector<std::string>& paths, const std::string& path) {
  return std::count_if(paths.begin(), paths.end(), [&](const std::string& other) {
           return files::base_name(other) == files::base_name(path);
         }) > 1;
}

}  // namespace

std::string_view ReconcileCommand::examples() const {
  return "  carreau reconcile ales_2004_territorial.csv ales_2004_thematic.csv\n"
         "  carreau reconcile budget.xlsx --sheet 2024 --tolerance 1 -o differences.csv\n"
         "  carreau reconcile budget.ods --strict --quiet || echo 'something differs'\n";
}

void ReconcileCommand::setup(CLI::App& app) {
  app.add_option("TABLE", tables_,
                 "tables with totals, as printed: CSV, or every sheet of XLSX or ODS")
      ->required();
  app.add_option("--sheet", sheet_, "this sheet of the workbooks alone");
  app.add_option("--tolerance", tolerance_,
                 "euros by which an amount may differ and hold; default 0; counts must be exact");
  table_.add_to(app);
  app.add_flag("--strict", strict_, "end with 1 where something differs");
  summary_.add_to(app);
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
    throw DataError({}, fmt::format("expected no difference, found {}", all.differences()),
                    "asked by --strict");
  }
}

}  // namespace carreau::cli
