// SPDX-License-Identifier: Apache-2.0
#include "cli/command_evaluate.hpp"

#include "cli/option_list.hpp"
#include "inputs/grid_reader.hpp"
#include "report/agreement_report.hpp"
#include "report/findings_text.hpp"
#include "results/delineation_reader.hpp"
#include "results/zoning_rows.hpp"
#include "study/zone_findings.hpp"
#include "zoning/agreement.hpp"
#include "zoning/zoning.hpp"

#include <iostream>

namespace carreau::cli {

void EvaluateCommand::setup(OptionList& options) {
  options.text("OUT", proposed_, "help_evaluate_out").required();
  options.text("REFERENCE", reference_, "help_evaluate_reference").required();
  options.texts("GRID", grids_, "help_evaluate_grid").required();
  reading_.add_to(options);
  table_.add_to(options);
  summary_.add_to(options);
}

void EvaluateCommand::run() {
  std::vector<std::string> inputs = grids_;
  for (const std::string& zoning : {proposed_, reference_}) {
    inputs.push_back(reading_.file_of(zoning));
  }
  table_.check(inputs, summary_.json);
  Findings findings;
  const Zoning proposed = inputs::read_zones(proposed_, reading_.reading(), findings);
  const Zoning reference = inputs::read_zones(reference_, reading_.reading(), findings);
  // Only people count here, so that a reduced grid serves as well as a full one.
  const CellTable cells = inputs::read_grid(grids_, Headcount::absent, findings).cells;
  const CellShares of_proposed = shares_on(CellCommunes(cells), proposed, findings);
  const CellShares of_reference = shares_on(CellCommunes(cells), reference, findings);
  study::note_odd_zones(cells, reference, of_reference, findings);
  const Agreement result =
      agreement(cells, of_proposed, of_reference,
                results::read_cell_reasons(reading_.file_of(proposed_), cells));
  write_rows(result, proposed, reference, of_proposed, of_reference);
  const report::NamedAgreement named{result, proposed.codes, proposed.names, reference.codes,
                                     reference.names};
  const Language language = summary_.language();
  if (summary_.json) std::cout << report::agreement_json(named);
  if (!summary_.is_told()) return;
  std::cerr << report::findings_text(findings, language);
  // The summary makes way for a table on stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::agreement_text(named, language);
}

void EvaluateCommand::write_rows(const Agreement& result, const Zoning& proposed,
                                 const Zoning& reference, const CellShares& of_proposed,
                                 const CellShares& of_reference) const {
  PolygonSet zones(of_reference.zones().crs());
  for (const CellShares* side : {&of_reference, &of_proposed}) {
    for (std::size_t z = 0; z < side->zone_count(); ++z) zones.add_feature(side->zones(), z);
  }
  const std::string written = table_.write(
      {table_.layer, "Accord de chaque zone avec l'autre zonage", results::agreement_fields(),
       results::agreement_rows(result, proposed, reference), zones});
  if (!written.empty() && summary_.is_told()) std::cerr << "→ " << written << '\n';
}

}  // namespace carreau::cli
