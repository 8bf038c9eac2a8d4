// SPDX-License-Identifier: Apache-2.0
#include "cli/command_evaluate.hpp"

#include "base/error.hpp"
#include "cli/option_list.hpp"
#include "report/agreement_summary.hpp"
#include "report/case_summary.hpp"
#include "report/findings_text.hpp"
#include "results/table_names.hpp"
#include "results/zoning_rows.hpp"
#include "study/evaluate.hpp"
#include "study/evaluate_cases.hpp"

#include <iostream>
#include <utility>

namespace carreau::cli {

void EvaluateCommand::setup(OptionList& options) {
  options.text("OUT", proposed_, "help_evaluate_out");
  options.text("REFERENCE", reference_, "help_evaluate_reference");
  options.texts("GRID", grids_, "help_evaluate_grid");
  options.text("--columns FILE", columns_, "help_run_columns");
  options.text("--cases FILE", cases_, "help_evaluate_cases");
  zones_.add_to(options);
  zones_.add_people_to(options);
  table_.add_to(options);
  summary_.add_to(options);
  options.check([this] {
    if (!cases_.empty()) {
      if (!columns_.empty()) throw ArgumentError("--columns", Message{"usage_cases_or_town"});
      if (!proposed_.empty()) throw ArgumentError("--cases", Message{"usage_cases_or_town"});
      return;
    }
    if (proposed_.empty()) throw missing_option("OUT");
    if (reference_.empty()) throw missing_option("REFERENCE");
    if (grids_.empty()) throw missing_option("GRID");
  });
}

void EvaluateCommand::run() {
  if (cases_.empty()) run_one();
  else run_cases();
}

void EvaluateCommand::run_cases() {
  const std::vector<inputs::EvaluationCase> cases = inputs::read_cases(cases_);
  std::vector<std::string> read = zones_.read_paths({});
  read.push_back(cases_);
  for (const inputs::EvaluationCase& one : cases) {
    read.push_back(one.result);
    read.push_back(one.reference);
    read.insert(read.end(), one.grids.begin(), one.grids.end());
  }
  table_.check(read, summary_.json);
  std::vector<results::CaseRecord> records;
  std::vector<Findings> findings;
  for (study::CaseResult& made : study::evaluate_cases(cases, zones_.reading())) {
    records.push_back(
        results::case_record(made.named.key, made.named.title, made.by_people, made.by_area));
    findings.push_back(std::move(made.findings));
  }
  const auto& columns = results::case_columns();
  const std::string written =
      table_.write({table_.layer, results::kCaseTable.description, columns.fields(),
                    columns.rows(records), PolygonSet(), files::LayerGeometry::none});
  if (!written.empty() && summary_.is_printed()) std::cerr << "→ " << written << '\n';
  if (summary_.json) std::cout << report::cases_json(records, findings);
  if (!summary_.is_printed()) return;
  const Language language = summary_.language();
  for (const Findings& of_case : findings) {
    std::cerr << report::findings_text(of_case, language);
  }
  (table_.output == "-" ? std::cerr : std::cout) << report::cases_text(records, language);
}

void EvaluateCommand::run_one() {
  std::vector<std::string> inputs = zones_.read_paths({proposed_, reference_});
  inputs.insert(inputs.end(), grids_.begin(), grids_.end());
  if (!columns_.empty()) inputs.push_back(columns_);
  table_.check(inputs, summary_.json);
  const study::EvaluationResult made =
      study::evaluate({proposed_, reference_, grids_, zones_.reading(), columns_});
  const Zoning& proposed = made.proposed.zones;
  const Zoning& reference = made.reference.zones;
  const std::string written =
      table_.write({table_.layer, results::kAgreementTable.description, results::agreement_fields(),
                    results::agreement_rows(made.agreement, proposed, reference), made.outlines()});
  if (!written.empty() && summary_.is_printed()) std::cerr << "→ " << written << '\n';
  const report::NamedAgreement named{made.agreement, made.by_area,    proposed.codes,
                                     proposed.names, reference.codes, reference.names};
  if (summary_.json) std::cout << report::agreement_json(named);
  if (!summary_.is_printed()) return;
  const Language language = summary_.language();
  std::cerr << report::findings_text(made.findings, language);
  // The summary goes to stderr when the table takes stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::agreement_text(named, language);
}

}  // namespace carreau::cli
