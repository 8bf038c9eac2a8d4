// SPDX-License-Identifier: Apache-2.0
#include "cli/command_evaluate.hpp"

#include "report/agreement_report.hpp"
#include "report/findings_text.hpp"
#include "results/zoning_rows.hpp"
#include "study/evaluate.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace carreau::cli {

void EvaluateCommand::setup(CLI::App& app) {
  app.add_option("OUT", proposed_, "proposed perimeters: a result of delineate, or any zones")
      ->required();
  app.add_option("REFERENCE", reference_,
                 "reference perimeters: polygons, communes or cells with a code")
      ->required();
  app.add_option("GRID", grids_, "INSEE's grid, for the people of each cell")->required();
  reading_.add_to(app);
  table_.add_to(app);
  summary_.add_to(app);
}

void EvaluateCommand::run() {
  std::vector<std::string> inputs = grids_;
  for (const std::string& zoning : {proposed_, reference_}) {
    inputs.push_back(reading_.file_of(zoning));
  }
  table_.check(inputs, summary_.json);
  const study::EvaluationResult made =
      study::evaluate({proposed_, reference_, grids_, reading_.reading()});
  const Zoning& proposed = made.proposed.zones;
  const Zoning& reference = made.reference.zones;
  const std::string written = table_.write(
      {table_.layer, "Accord de chaque zone avec l'autre zonage", results::agreement_fields(),
       results::agreement_rows(made.agreement, proposed, reference), made.outlines()});
  if (!written.empty() && summary_.is_told()) std::cerr << "→ " << written << '\n';
  const report::NamedAgreement named{made.agreement, proposed.codes, proposed.names,
                                     reference.codes, reference.names};
  if (summary_.json) std::cout << report::agreement_json(named);
  if (!summary_.is_told()) return;
  const Language language = summary_.language();
  std::cerr << report::findings_text(made.findings, language);
  // The summary makes way for a table on stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::agreement_text(named, language);
}

}  // namespace carreau::cli
