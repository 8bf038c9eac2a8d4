// SPDX-License-Identifier: Apache-2.0
#include "study/evaluate.hpp"

#include "inputs/zoning_catalogue.hpp"
#include "results/delineation_reader.hpp"
#include "study/zone_findings.hpp"

#include <utility>

namespace carreau::study {

namespace {

/// Lays both sides over a grid. Findings about the proposed zones are left to the run that proposed
/// them.
EvaluationResult lay_and_compare(const CellTable& cells, Zoning proposed, Zoning reference,
                                 std::span<const std::string> reasons, Findings findings) {
  const CellCommunes grid(cells);
  CellShares of_proposed = shares_on(grid, proposed, findings);
  CellShares of_reference = shares_on(grid, reference, findings);
  note_odd_zones(cells, reference, of_reference, findings);
  check_cancelled();
  Agreement by_people = agreement(cells, of_proposed, of_reference, reasons);
  const AgreementSums by_area =
      agreement_sums(cells, of_proposed.by_area(), of_reference.by_area());
  return {{std::move(proposed), std::move(of_proposed)},
          {std::move(reference), std::move(of_reference)},
          std::move(by_people),
          by_area,
          std::move(findings)};
}

}  // namespace

PolygonSet EvaluationResult::outlines() const {
  PolygonSet zones(reference.shares.zones().crs());
  for (const LaidZones* const side : {&reference, &proposed}) {
    for (std::size_t z = 0; z < side->shares.zone_count(); ++z) {
      zones.add_feature(side->shares.zones(), z);
    }
  }
  return zones;
}

EvaluationResult evaluate(const EvaluationRequest& request, const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  Findings findings;
  Zoning proposed = read_source(request.proposed, request.reading, findings);
  Zoning reference = read_source(request.reference, request.reading, findings);
  const auto grid = load_grid(request.grids, Headcount::absent, watch, {}, request.columns);
  findings.append(grid->findings);
  const std::string file = inputs::find_zoning(request.proposed, request.reading.catalogue).path;
  const std::vector<std::string> reasons = results::read_cell_reasons(file, grid->cells);
  return lay_and_compare(grid->cells, std::move(proposed), std::move(reference), reasons,
                         std::move(findings));
}

EvaluationResult evaluate(const LoadedRun& grid, Zoning proposed, Zoning reference,
                          std::span<const std::string> reasons, const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  return lay_and_compare(grid.cells, std::move(proposed), std::move(reference), reasons,
                         grid.findings);
}

}  // namespace carreau::study
