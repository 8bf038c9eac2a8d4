// SPDX-License-Identifier: Apache-2.0
#include "cli/command_reconcile.hpp"

#include "base/error.hpp"
#include "inputs/sum_table_reader.hpp"
#include "report/reconciliation_report.hpp"
#include "results/reconciliation_rows.hpp"
#include "study/reconcile.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

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

void ReconcileCommand::run() {
  const study::ReconciliationRequest request{tables_, sheet_, parse_tolerance(tolerance_)};
  study::check_request(request);
  table_.check(tables_, summary_.json);
  const study::ReconciliationResult made = study::reconcile(request);
  const results::Reconciliation all = made.all();
  const std::string written = table_.write(
      {"reconciliation", "Totaux et sommes, tableau par tableau", results::reconciliation_fields(),
       results::reconciliation_rows(all), PolygonSet(), files::LayerGeometry::none});
  if (summary_.json) std::cout << report::reconciliation_json(all, made.findings);
  if (summary_.is_told()) {
    const Language language = summary_.language();
    // The summary makes way for a table on stdout.
    (table_.output == "-" ? std::cerr : std::cout)
        << report::reconciliation_text(all, made.findings, language);
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
