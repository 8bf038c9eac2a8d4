// SPDX-License-Identifier: Apache-2.0
#include "cli/command_evaluate.hpp"

#include "cli/option_list.hpp"
#include "report/agreement_summary.hpp"
#include "report/findings_text.hpp"
#include "results/zoning_rows.hpp"
#include "study/evaluate.hpp"

#include <iostream>

namespace carreau::cli {

void EvaluateCommand::setup(OptionList& options) {
  options.text("OUT", proposed_, "help_evaluate_out").required();
  options.text("REFERENCE", reference_, "help_evaluate_reference").required();
  options.texts("GRID", grids_, "help_evaluate_grid").required();
  zones_.add_to(options);
  zones_.add_people_to(options);
  table_.add_to(options);
  summary_.add_to(options);
}

void EvaluateCommand::run() {
  std::vector<std::string> inputs = grids_;
  for (const std::string& zoning : {proposed_, reference_}) {
    inputs.push_back(zones_.file_of(zoning));
  }
  table_.check(inputs, summary_.json);
  const study::EvaluationResult made =
      study::evaluate({proposed_, reference_, grids_, zones_.reading()});
  const Zoning& proposed = made.proposed.zones;
  const Zoning& reference = made.reference.zones;
  const std::string written = table_.write(
      {table_.layer, "Accord de chaque zone avec l'autre zonage", results::agreement_fields(),
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
