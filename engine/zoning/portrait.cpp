// SPDX-License-Identifier: Apache-2.0
#include "zoning/portrait.hpp"

#include "base/parallel.hpp"
#include "income/law_fit.hpp"
#include "income/normal.hpp"
#include "zoning/scatter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <span>
#include <utility>

namespace carreau {

namespace {

/// The unit of a share of a cell: millionths. Multiplied by tenths they give integers, whose sums
/// are exact.
constexpr std::int64_t kWhole = 1'000'000;
std::int64_t weight_of(double share) { return std::llround(share * static_cast<double>(kWhole)); }
double value_of(std::int64_t weighed) {
  return static_cast<double>(weighed) / (10.0 * static_cast<double>(kWhole));
}

/// Where the grid has no households, one household is assumed for every three people, more than the
/// mean of any quartier, so that secrecy errs on the safe side.
constexpr double kPeopleOfHousehold = 3.0;

/// A sum over cells in tenths of millionths, with the error of imputed figures and of cut cells.
class Sum {
 public:
  void add(const CellTable& cells, const PortraitIndicator& indicator, const Scatter& scatter,
           const CellShare& part) {
    count_ += weight_of(part.share) * tenths_of(cells, indicator, part.cell);
    const bool is_imputed = cells.imputations()[part.cell.position()] == Imputation::imputed;
    const double inside = std::min(part.share, 1.0);
    // A cell that lies inside as a whole, with figures of its own, adds no error.
    if (!is_imputed && weight_of(inside) == kWhole) return;
    const double base = static_cast<double>(base_tenths(cells, indicator.base, part.cell)) / 10.0;
    if (base <= 0.0) return;
    // The rate of the whole cell; it is assumed for the part inside.
    const double rate = static_cast<double>(tenths_of(cells, indicator, part.cell)) / (10.0 * base);
    const auto variance = [&](double units) { return scatter.variance(indicator, units, rate); };
    if (is_imputed) {
      imputed_variance_ += variance(inside * base);
      return;
    }
    // The total is known: when more is inside, equally less is outside.
    const double outside = 1.0 - inside;
    cut_deviation_ += std::sqrt(outside * outside * variance(inside * base) +
                                inside * inside * variance(outside * base));
  }
  [[nodiscard]] double count() const { return value_of(count_); }
  /// Errors of imputed cells are independent. Errors of cut cells add up: a limit is drawn to leave
  /// people of one kind outside along its whole length.
  [[nodiscard]] double deviation() const {
    return std::sqrt(imputed_variance_ + cut_deviation_ * cut_deviation_);
  }

 private:
  std::int64_t count_ = 0;
  double imputed_variance_ = 0.0;
  double cut_deviation_ = 0.0;
};

/// What is common to the portraits of all sets of cells.
struct Portrayal {
  const DelineationInput& input;
  std::vector<bool> known;  ///< one for each indicator
  std::vector<Scatter> scatter;
};

Portrayal portrayal_of(const DelineationInput& input) {
  Portrayal portrayal{input, {}, measure_scatter(input.cells)};
  // A column that the grid lacks is unknown for everybody, not zero.
  for (const PortraitIndicator& indicator : indicators()) {
    portrayal.known.push_back(is_known(input.cells, indicator));
  }
  return portrayal;
}

Sum sum_of(const Portrayal& by, std::size_t indicator, std::span<const CellShare> parts) {
  Sum sum;
  for (const CellShare& part : parts) {
    sum.add(by.input.cells, indicators()[indicator], by.scatter[indicator], part);
  }
  return sum;
}

/// Interval of 90 %, limited to what is possible: a part of its base cannot exceed it.
Interval rate_of(const PortraitIndicator& indicator, const Sum& sum, double base) {
  const double most = indicator.is_part ? 1.0 : std::numeric_limits<double>::infinity();
  const double rate = std::min(sum.count() / base, most);
  const double half = kNinetyPercent * sum.deviation() / base;
  return {rate, std::max(rate - half, 0.0), std::min(rate + half, most)};
}

/// Counts people and households, and decides whether the other figures are withheld.
void count_base(const CellTable& cells, std::span<const CellShare> parts, Figures& figures) {
  std::int64_t people = 0;
  std::int64_t households = 0;
  std::int64_t imputed = 0;
  std::int64_t straddling = 0;
  for (const CellShare& part : parts) {
    const std::size_t i = part.cell.position();
    const std::int64_t weight = weight_of(part.share);
    const std::int64_t own = weight * cells.people()[i].tenths();
    // A cell that contributes nobody is not counted among the cells.
    if (own == 0) continue;
    ++figures.cells;
    people += own;
    households += weight * cells.households()[i].tenths();
    if (cells.imputations()[i] == Imputation::imputed) imputed += own;
    if (weight < kWhole) straddling += own;
  }
  figures.people = value_of(people);
  figures.imputed_people = value_of(imputed);
  figures.straddling_people = value_of(straddling);
  if (figures.cells == 0) return;
  const bool has_households = cells.headcount() == Headcount::present;
  // The test of secrecy counts households inside the limit, those of cut cells by their share.
  const double count = has_households ? value_of(households) : figures.people / kPeopleOfHousehold;
  figures.withheld = count < kFewestHouseholds ? Withheld::few_households : Withheld::nothing;
  if (has_households && figures.withheld == Withheld::nothing) figures.households = count;
}

Figures count_figures(const Portrayal& by, std::span<const CellShare> parts) {
  const auto list = indicators();
  Figures figures;
  figures.counts.resize(list.size());
  figures.rates.resize(list.size());
  count_base(by.input.cells, parts, figures);
  // Nothing else is computed, so that no output can show it by mistake.
  if (figures.withheld != Withheld::nothing) return figures;
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (!by.known[k]) continue;
    const Sum sum = sum_of(by, k, parts);
    const double base =
        list[k].base == TraitBase::people ? figures.people : figures.households.value_or(0.0);
    figures.counts[k] = sum.count();
    figures.rates[k] = rate_of(list[k], sum, base);
  }
  return figures;
}

/// The cells of every territory in which a zone has people.
class TerritoryCells {
 public:
  explicit TerritoryCells(const DelineationInput& input) : input_(input) {}

  /// Identifies a territory by level and code; the order of the keys is that of the output.
  using Key = std::pair<PortraitLevel, std::string_view>;
  [[nodiscard]] std::array<std::optional<Key>, 4> keys_of(CellIndex cell) const {
    const std::size_t i = cell.position();
    const CommuneIndex commune = input_.membership.commune[i];
    const UnitIndex unit = input_.membership.unit[i];
    std::array<std::optional<Key>, 4> keys;
    if (!commune.is_none()) {
      const std::string_view code = input_.territory.commune(commune).code;
      keys[0] = Key{PortraitLevel::commune, code};
      keys[2] = Key{PortraitLevel::department, department_of(code)};
    }
    // Overseas, the units of the rule are communes, which are already included.
    if (!unit.is_none() && input_.rule.urban_territory != UrbanTerritory::commune) {
      keys[1] = Key{PortraitLevel::urban_unit, input_.territory.unit(unit).code};
    }
    keys[3] = Key{PortraitLevel::grid, {}};
    return keys;
  }

  /// One pass over the grid fills the cells of all wanted territories; a map from territory to
  /// cells of the whole country would be far larger.
  void gather(std::map<Key, std::vector<CellShare>>& cells_of) const {
    for (std::size_t i = 0; i < input_.cells.size(); ++i) {
      if (input_.cells.people()[i].is_zero()) continue;
      for (const auto& key : keys_of(CellIndex(i))) {
        if (!key) continue;
        const auto found = cells_of.find(*key);
        if (found != cells_of.end()) found->second.push_back({CellIndex(i), 1.0});
      }
    }
  }

 private:
  const DelineationInput& input_;
};

/// The territories in which enough of the zone's people live, with their number of people.
std::vector<std::pair<TerritoryCells::Key, double>> met_territories(
    const CellTable& cells, const TerritoryCells& territories, std::span<const CellShare> parts) {
  std::map<TerritoryCells::Key, std::int64_t> people;
  std::int64_t all = 0;
  for (const CellShare& part : parts) {
    // Whole numbers, so the shares do not depend on the order of the cells.
    const std::int64_t own = weight_of(part.share) * cells.people()[part.cell.position()].tenths();
    if (own == 0) continue;
    all += own;
    for (const auto& key : territories.keys_of(part.cell)) {
      if (key) people[*key] += own;
    }
  }
  std::vector<std::pair<TerritoryCells::Key, double>> met;
  for (const auto& [key, own] : people) {
    met.emplace_back(key, static_cast<double>(own) / static_cast<double>(all));
  }
  // Levels stay in their order, and within one the territory with most people comes first.
  std::ranges::stable_sort(met, [](const auto& a, const auto& b) {
    return std::pair(a.first.first, -a.second) < std::pair(b.first.first, -b.second);
  });
  // A zone drawn over a few people of a neighbouring commune is not compared with it; the main
  // territory of each level is always kept.
  constexpr double kOfNote = 0.01;
  std::vector<std::pair<TerritoryCells::Key, double>> kept;
  for (const auto& one : met) {
    const bool is_main = kept.empty() || kept.back().first.first != one.first.first;
    if (is_main || one.second >= kOfNote) kept.push_back(one);
  }
  return kept;
}

IncomeFigures incomes_of(const DelineationInput& input, std::span<const CellShare> parts) {
  std::vector<CellPart> people;
  people.reserve(parts.size());
  for (const CellShare& part : parts) {
    people.push_back({part.cell, input.cells.people()[part.cell.position()].value() * part.share});
  }
  const UnionIncome income(input.income, std::move(people));
  const Interval median = income.median();
  return {income.quantile(0.25), median, income.quantile(0.75),
          through_bridge(median, input.bridge)};
}

/// The sum over communes of the département; unknown where none is known.
std::optional<std::int64_t> department_population(const Territory& territory,
                                                  std::string_view department) {
  std::optional<std::int64_t> sum;
  for (const Commune& commune : territory.communes()) {
    if (!commune.population || department_of(commune.code) != department) continue;
    sum = sum.value_or(0) + *commune.population;
  }
  return sum;
}

PortraitTerritory territory_of(const Territory& territory, const TerritoryCells::Key& key) {
  const auto& [level, code] = key;
  PortraitTerritory named{level, std::string(code), {}, {}, {}};
  if (level == PortraitLevel::commune) {
    const Commune& commune = territory.commune(territory.find_commune(code));
    named.name = commune.name;
    named.population = commune.population;
  } else if (level == PortraitLevel::urban_unit) {
    const Unit& unit = territory.unit(territory.find_unit(code));
    named.name = unit.name;
    named.population = unit.population;
  } else if (level == PortraitLevel::department) {
    named.population = department_population(territory, code);
  }
  return named;
}

/// Portrays the territories in the order of their keys.
std::vector<PortraitTerritory> portray_territories(
    const Portrayal& by, const std::map<TerritoryCells::Key, std::vector<CellShare>>& cells_of) {
  std::vector<PortraitTerritory> territories;
  std::vector<std::span<const CellShare>> parts;
  for (const auto& [key, cells] : cells_of) {
    territories.push_back(territory_of(by.input.territory, key));
    // cells_of is not changed any more, so the spans stay valid.
    parts.emplace_back(cells);
  }
  parallel_for(
      territories.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t t = begin; t < end; ++t) {
          Figures& figures = territories[t].figures;
          figures = count_figures(by, parts[t]);
          if (figures.withheld == Withheld::nothing) {
            figures.incomes = incomes_of(by.input, parts[t]);
          }
        }
      },
      // A grain of one territory: they are of very different size.
      1);
  return territories;
}

ZonePortrait portray_zone(const Portrayal& by, std::span<const CellShare> parts,
                          const PerimeterCheck& check) {
  ZonePortrait zone;
  zone.figures = count_figures(by, parts);
  zone.threshold_declared = check.figures.threshold_declared;
  // The incomes of a few households are withheld with everything else.
  if (zone.figures.withheld != Withheld::nothing) return zone;
  const AreaFigures& checked = check.figures;
  if (!checked.first_quartile || !checked.third_quartile) return zone;
  // Taken from the check, so that a portrait and a check of one zone never differ.
  zone.figures.incomes = {*checked.first_quartile, checked.median_disposable,
                          *checked.third_quartile, checked.median_declared};
  zone.p_criterion = checked.p_criterion;
  return zone;
}

}  // namespace

std::string to_text(Withheld withheld) {
  switch (withheld) {
    case Withheld::nothing: return {};
    case Withheld::no_data: return "no_data";
    case Withheld::few_households: return "few_households";
  }
  return {};
}

std::string to_text(PortraitLevel level) {
  switch (level) {
    case PortraitLevel::commune: return "commune";
    case PortraitLevel::urban_unit: return "urban_unit";
    case PortraitLevel::department: return "department";
    case PortraitLevel::grid: return "grid";
  }
  return {};
}

bool PortraitTerritory::is_partial() const {
  // Published populations count more people than the grid, which lacks institutions: only a large
  // gap means that the grid covers a part of the territory.
  constexpr double kWholeFrom = 0.75;
  return population && figures.people < kWholeFrom * static_cast<double>(*population);
}

Portraits portray(const DelineationInput& input, const CellShares& zones,
                  const std::vector<PerimeterCheck>& checks) {
  const Portrayal by = portrayal_of(input);
  const TerritoryCells territories(input);
  Portraits portraits;
  portraits.zones.resize(zones.zone_count());
  parallel_for(
      zones.zone_count(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t z = begin; z < end; ++z) {
          portraits.zones[z] = portray_zone(by, zones.of_zone(z), checks[z]);
        }
      },
      1);

  // Cells are gathered only for territories in which some zone has people.
  std::map<TerritoryCells::Key, std::vector<CellShare>> cells_of;
  std::vector<std::vector<std::pair<TerritoryCells::Key, double>>> met(zones.zone_count());
  for (std::size_t z = 0; z < met.size(); ++z) {
    met[z] = met_territories(input.cells, territories, zones.of_zone(z));
    for (const auto& [key, share] : met[z]) cells_of.try_emplace(key);
  }
  territories.gather(cells_of);
  portraits.territories = portray_territories(by, cells_of);
  for (std::size_t z = 0; z < met.size(); ++z) {
    for (const auto& [key, share] : met[z]) {
      // The position of a key in the ordered map is that of its territory in the list.
      const auto at = std::distance(cells_of.begin(), cells_of.find(key));
      portraits.zones[z].references.push_back({static_cast<std::size_t>(at), share});
    }
  }
  return portraits;
}

}  // namespace carreau
