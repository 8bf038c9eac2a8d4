// SPDX-License-Identifier: Apache-2.0
/// The town of data/sample with three listed quartiers, revised: a part of its first perimeter, a
/// place outside the grid, and one that an edit takes off the list.
#pragma once

#include "geometry/dissolve.hpp"
#include "inputs/exit_rates_reader.hpp"
#include "results/revision_records.hpp"
#include "support/sample_town.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {

/// The first cells of a zone, as a zone of its own.
inline void add_cells(const CellTable& cells, std::span<const CellIndex> chosen, PolygonSet& out) {
  std::vector<CellPosition> positions;
  for (const CellIndex cell : chosen) positions.push_back(cells.positions()[cell.position()]);
  dissolve(positions, cells.grid().cell_size, out);
}

struct RevisedTown : SampleTown {
  RevisedTown() {
    const auto& zones = result.delineation.perimeters;
    listed.title = "made up";
    listed.codes = {"QP036001", "QP036002", "QP036003"};
    listed.names = {"Un", "Deux", "Trois"};
    listed.polygons = PolygonSet(Crs::epsg(3035));
    add_cells(cells, std::span(zones[0].cells).first(zones[0].cells.size() / 2), listed.polygons);
    listed.polygons.begin_feature();
    listed.polygons.begin_polygon();
    listed.polygons.add_ring(std::vector<Point>{{0, 0}, {200, 0}, {200, 200}, {0, 200}, {0, 0}});
    add_cells(cells, zones[1].cells, listed.polygons);
    laid = CellShares(cells, listed.polygons);
    listed_share = laid.by_area().per_cell(cells.size());
    DelineationInput to_check = checked_input();
    to_check.listed_share = listed_share;
    before = check_perimeters(to_check, laid);
    const std::vector<double> tested = Smoothing(to_check).shares(to_check);
    const std::vector<ListedDecision> decisions = {{2, true, {}, "démoli", "2024-05-01"}};
    revision = revise(
        {to_check, laid, before, tested, result.delineation, scenario.revision, rates, decisions});
    draw();
    after = check_perimeters(to_check, CellShares(cells, map.polygons));
    record.cells = CellChoice::all;
  }

  [[nodiscard]] DelineationInput checked_input() const {
    return delineation_input(input, scenario, *result.income, result.thresholds);
  }

  Zoning listed;
  CellShares laid{cells, PolygonSet(Crs::epsg(3035))};
  std::vector<double> listed_share;
  ExitRates rates = inputs::read_exit_rates();
  std::vector<PerimeterCheck> before;
  Revision revision;
  Zoning map;
  std::vector<std::size_t> places;
  std::vector<PerimeterCheck> after;
  PolygonSet extensions{Crs::epsg(3035)};

  /// The view of all this.
  [[nodiscard]] results::RevisionOutput revised() const {
    return {output,   output, listed, laid.zones(), before, listed_share,
            revision, rates,  map,    places,       after,  extensions};
  }

 private:
  void draw() {
    map.polygons = PolygonSet(Crs::epsg(3035));
    for (std::size_t k = 0; k < revision.quartiers.size(); ++k) {
      const RevisedQuartier& quartier = revision.quartiers[k];
      if (quartier.status == RevisedStatus::left) continue;
      places.push_back(k);
      if (quartier.zone) {
        map.codes.push_back("prov-" + result.delineation.perimeters[*quartier.zone].id);
        map.names.emplace_back("Nouveau");
        add_cells(cells, result.delineation.perimeters[*quartier.zone].cells, map.polygons);
        continue;
      }
      map.codes.push_back(listed.codes[*quartier.listed]);
      map.names.push_back(listed.names[*quartier.listed]);
      map.polygons.add_feature(listed.polygons, *quartier.listed);
      if (!quartier.extension.empty()) add_cells(cells, quartier.extension, extensions);
    }
  }
};

}  // namespace carreau::testing
