// SPDX-License-Identifier: Apache-2.0
#include "cli/command_reconcile.hpp"

#include "base/error.hpp"
#include "cli/option_list.hpp"
#include "cli/written_line.hpp"
#include "inputs/sum_table_reader.hpp"
#include "report/reconciliation_summary.hpp"
#include "results/reconciliation_rows.hpp"
#include "study/reconcile.hpp"

#include <iostream>

namespace carreau::cli {

namespace {

Euros parse_tolerance(const std::string& word) {
  const SumCell cell = read_figure(word);
  const bool is_amount = cell.is_number() && cell.hundredths >= 0 && !cell.is_rounded &&
                         cell.unit != AmountUnit::percent;
  if (is_amount) return Euros::from_cents(cell.hundredths);
  throw ArgumentError("--tolerance", Message{"usage_amount", {{"found", word}}});
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
  if (summary_.is_printed()) {
    const Language language = summary_.language();
    // The summary goes to stderr when the table takes stdout.
    (table_.output == "-" ? std::cerr : std::cout)
        << report::reconciliation_text(all, made.findings, language);
    if (!written.empty()) say_written(written, language);
  }
  if (strict_ && all.differences() > 0) {
    throw DataError(Message{"differences_found", {{"count", all.differences()}}},
                    Message{"differences_found_remedy"});
  }
}

}  // namespace carreau::cli
