// SPDX-License-Identifier: Apache-2.0
#include "study/unit_medians.hpp"

#include "income/mixture.hpp"
#include "inputs/built_in_areas.hpp"
#include "territory/income_areas.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace carreau::study {

namespace {

using Medians = std::map<std::string, PublishedMedian>;

/// Rows of a table of communes by commune of the territory; several for one that took in others.
using RowsByCommune = std::map<CommuneIndex, std::vector<std::string>>;

/// An arrondissement counts where its commune has no row of its own.
RowsByCommune rows_by_commune(const inputs::IncomeTable& table, const Territory& territory,
                              Findings& findings) {
  RowsByCommune rows;
  std::int64_t merged = 0;
  for (const auto& [code, median] : table.medians) {
    const std::string whole(commune_of(code));
    if (whole != code && table.medians.contains(whole)) continue;
    const CommuneIndex commune = territory.find_commune(code);
    if (commune.is_none()) continue;
    if (territory.commune(commune).code != whole) ++merged;
    rows[commune].push_back(code);
  }
  if (merged > 0) findings.notice("incomes_of_merged", {{"file", table.file}}, {}, merged);
  return rows;
}

bool is_by_commune(const inputs::IncomeTable& table, const Territory& territory) {
  std::set<std::string_view> areas;
  for (const Unit& unit : territory.units()) areas.insert(unit.income_area);
  std::size_t of_areas = 0;
  std::size_t of_communes = 0;
  for (const auto& [code, median] : table.medians) {
    if (areas.contains(code)) ++of_areas;
    if (!territory.find_commune(code).is_none()) ++of_communes;
  }
  return of_communes > of_areas;
}

/// The mixture of an area, and how much of the area it holds.
struct AreaMixture {
  std::vector<MixturePart> parts;
  double known = 0.0;  ///< people of communes with a median
  double all = 0.0;

  [[nodiscard]] double share() const { return all > 0.0 ? known / all : 0.0; }
};

class CommuneMixtures {
 public:
  CommuneMixtures(PlacedCells placed, const inputs::IncomeTable& table, Findings& findings)
      : placed_(placed),
        table_(table),
        figures_(inputs::mixture_figures()),
        is_declared_(table.income == IncomeConcept::declared),
        rows_(rows_by_commune(table, placed.territory.territory, findings)) {}

  /// The median of an area; none where its communes are mostly secret.
  [[nodiscard]] std::optional<PublishedMedian> median(const IncomeArea& area,
                                                      Findings& findings) const {
    const AreaMixture mixture = mixture_of(area);
    const double share = mixture.share();
    if (mixture.parts.empty() || share < figures_.least_share) {
      findings.warn("communes_without_median",
                    {{"area", area.code}, {"file", table_.file}, {"share", Fixed{100 * share, 0}}});
      return std::nullopt;
    }
    const double own = is_declared_ ? figures_.declared_deviation : figures_.disposable_deviation;
    const double secret = figures_.secret_deviation * (1.0 - std::min(share, 1.0));
    return PublishedMedian{Euros::from_value(mixture_median(mixture.parts)), table_.income,
                           MedianOrigin::communes, std::hypot(own, secret)};
  }

 private:
  [[nodiscard]] const Territory& territory() const { return placed_.territory.territory; }

  [[nodiscard]] AreaMixture mixture_of(const IncomeArea& area) const {
    AreaMixture mixture;
    const bool is_listed = !area.communes.empty();
    for (const CommuneIndex c : is_listed ? area.communes : communes_of_cells(area)) {
      const double people = add(c, mixture);
      const Commune& commune = territory().commune(c);
      const auto population = commune.census();
      const double weight = population ? static_cast<double>(*population) : people;
      mixture.all += weight;
      if (people > 0.0) mixture.known += weight;
    }
    // Cells may show a part of the communes of a polygon: its population tells which.
    if (!is_listed) mixture.all = static_cast<double>(area.population.value_or(0));
    return mixture;
  }

  /// Adds the rows of a commune; returns their people.
  double add(CommuneIndex c, AreaMixture& mixture) const {
    const auto rows = rows_.find(c);
    if (rows == rows_.end()) return 0.0;
    const Commune& commune = territory().commune(c);
    const auto population = commune.census();
    double people = 0.0;
    for (const std::string& code : rows->second) {
      const inputs::PublishedLaw& law = table_.laws.at(code);
      // The population is that of the commune as it is now, so that of former ones is not known.
      const bool is_itself = commune_of(code) == code && code == commune.code;
      const double n = law.people                ? *law.people
                       : is_itself && population ? static_cast<double>(*population)
                                                 : 0.0;
      if (!(n > 0.0)) continue;
      const double prior = is_declared_ ? figures_.declared_spread : figures_.disposable_spread;
      mixture.parts.push_back(
          {table_.medians.at(code).median.value(), law.spread.value_or(prior), n});
      people += n;
    }
    return people;
  }

  [[nodiscard]] std::vector<CommuneIndex> communes_of_cells(const IncomeArea& area) const {
    std::set<CommuneIndex> communes;
    for (const CellIndex cell : area.cells) {
      communes.insert(placed_.territory.membership.commune[cell.position()]);
    }
    communes.erase(CommuneIndex::none());
    return {communes.begin(), communes.end()};
  }

  PlacedCells placed_;
  const inputs::IncomeTable& table_;
  inputs::MixtureFigures figures_;
  bool is_declared_;
  RowsByCommune rows_;
};

std::vector<IncomeArea> areas_of(PlacedCells placed) {
  return income_areas(placed.cells, placed.territory.territory, placed.territory.membership);
}

bool has_median(const IncomeArea& area, const Territory& territory) {
  return territory.unit(area.units.front()).median.has_value();
}

}  // namespace

void set_unit_medians(PlacedCells placed, const Medians& medians, const std::string& source,
                      Findings& findings) {
  Territory& territory = placed.territory.territory;
  territory.set_medians(medians);
  const auto& unit_of = placed.territory.membership.unit;
  const bool is_any_known = std::any_of(unit_of.begin(), unit_of.end(), [&](UnitIndex unit) {
    return !unit.is_none() && medians.contains(territory.unit(unit).income_area);
  });
  if (!is_any_known) findings.warn("no_matching_income", {{"file", source}});
}

void set_table_medians(PlacedCells placed, const inputs::IncomeTable& table, Findings& findings) {
  if (!is_by_commune(table, placed.territory.territory)) {
    return set_unit_medians(placed, table.medians, table.file, findings);
  }
  const CommuneMixtures mixtures(placed, table, findings);
  Medians medians;
  for (const IncomeArea& area : areas_of(placed)) {
    if (const auto median = mixtures.median(area, findings)) medians[area.code] = *median;
  }
  if (medians.empty()) return findings.warn("no_matching_income", {{"file", table.file}});
  placed.territory.territory.set_medians(medians);
  findings.notice("medians_of_communes", {{"file", table.file}}, {},
                  static_cast<std::int64_t>(medians.size()));
}

void set_built_in_medians(PlacedCells placed, int year, Findings& findings) {
  const auto built_in = inputs::built_in_medians(year);
  if (!built_in) return;
  const auto& [territory, membership] = placed.territory;
  Medians medians;
  for (const IncomeArea& area : areas_of(placed)) {
    const auto known = built_in->areas.find(area.code);
    if (known == built_in->areas.end() || has_median(area, territory)) continue;
    if (is_known_area(area, known->second, placed.cells, territory, membership,
                      inputs::built_in_mergers())) {
      medians[area.code] = known->second.median;
    } else {
      findings.notice("area_not_recognised", {{"code", area.code}, {"known", known->second.name}});
    }
  }
  if (medians.empty()) return;
  placed.territory.territory.set_medians(medians);
  findings.notice("medians_built_in", {{"year", year}, {"source", built_in->source}}, {},
                  static_cast<std::int64_t>(medians.size()));
}

std::set<std::string> partial_areas(PlacedCells placed) {
  const Territory& territory = placed.territory.territory;
  std::set<std::string> partial;
  for (const IncomeArea& area : areas_of(placed)) {
    // Only départements need the list of communes here: whether the grid holds the whole of an
    // urban unit follows from the unit's own population.
    if (territory.unit(area.units.front()).is_own_area()) continue;
    const auto found = inputs::built_in_areas().find(area.code);
    if (found == inputs::built_in_areas().end()) continue;
    const auto& communes = found->second.communes;
    const bool is_whole = std::all_of(communes.begin(), communes.end(), [&](const auto& code) {
      return !territory.find_commune(code).is_none();
    });
    if (!is_whole) partial.insert(area.code);
  }
  return partial;
}

}  // namespace carreau::study
