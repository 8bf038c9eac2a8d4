// SPDX-License-Identifier: Apache-2.0
#include "cli/command_evaluate.hpp"

#include "base/finding_texts.hpp"
#include "io/grid_reader.hpp"
#include "io/zones_reader.hpp"
#include "report/agreement_report.hpp"
#include "zoning/agreement.hpp"
#include "zoning/cell_shares.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace carreau::cli {

void EvaluateCommand::setup(CLI::App& app) {
  app.add_option("OUT", proposed_, "proposed perimeters: a result of delineate, or any zones")
      ->required();
  app.add_option("REFERENCE", reference_, "reference perimeters, polygons with a code")->required();
  app.add_option("GRID", grids_, "INSEE's grid, for the people of each cell")->required();
  app.add_option("--lang", language_, "fr or en")->check(CLI::IsMember({"fr", "en"}));
  app.add_flag("--json", json_, "print as JSON");
}

void EvaluateCommand::run() {
  Findings findings;
  const io::ZoneLayer proposed = io::read_zones(proposed_, findings);
  const io::ZoneLayer reference = io::read_zones(reference_, findings);
  // Only people count here, so that a reduced grid serves as well as a full one.
  const CellTable cells = io::read_grid(grids_, Headcount::absent, findings).cells;
  const Lattice lattice(cells.positions());
  const Agreement result = agreement(cells, CellShares(cells, lattice, proposed.polygons),
                                     CellShares(cells, lattice, reference.polygons));
  const report::NamedAgreement named{result, proposed.codes, proposed.names, reference.codes,
                                     reference.names};
  const Language language = report::parse_language(language_);
  for (const Finding& finding : findings.list()) {
    std::cerr << finding_text(finding, language) << " [" << finding.first.text() << "]\n";
  }
  std::cout << (json_ ? report::agreement_json(named) : report::agreement_text(named, language));
}

}  // namespace carreau::cli
