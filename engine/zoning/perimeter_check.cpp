// SPDX-License-Identifier: Apache-2.0
#include "zoning/perimeter_check.hpp"

#include "base/parallel.hpp"
#include "zoning/perimeter_people.hpp"

#include <cmath>
#include <numeric>

namespace carreau {

namespace {

/// The parts of a zone that have people, and how many the census has in each.
struct InhabitedParts {
  std::vector<CellShare> shares;
  std::vector<double> people;

  [[nodiscard]] std::vector<CellPart> cell_parts() const {
    std::vector<CellPart> parts;
    for (std::size_t k = 0; k < shares.size(); ++k) parts.push_back({shares[k].cell, people[k]});
    return parts;
  }
  [[nodiscard]] double census_people() const {
    return std::accumulate(people.begin(), people.end(), 0.0);
  }
};

/// Applies the criteria to the zones of one zoning.
class PerimeterChecker {
 public:
  PerimeterChecker(const DelineationInput& input, const CellShares& zones,
                   std::span<const std::optional<std::int64_t>> published)
      : input_(input),
        zones_(zones),
        published_(published),
        ratios_(input.cells, input.territory, input.membership) {}

  [[nodiscard]] PerimeterCheck check(std::size_t zone) const {
    PerimeterCheck check;
    check.limits = zones_.limits(zone);
    const InhabitedParts parts = count_people(zones_.of_zone(zone), check);
    if (parts.shares.empty()) return check;
    const auto cell_parts = parts.cell_parts();
    check.unit = unit_of_most(input_, cell_parts);
    check.figures = counted(zone, parts, check);
    const UnitThreshold& threshold = threshold_of(input_, check.unit);
    check.basis = territory_basis(input_, threshold, cell_parts);
    estimate_incomes(threshold, parts, check);
    check.verdict =
        verdict_of(input_.rule, check.figures, {check.basis, threshold.legal_population, {}});
    return check;
  }

 private:
  [[nodiscard]] InhabitedParts count_people(std::span<const CellShare> shares,
                                            PerimeterCheck& check) const {
    InhabitedParts parts;
    PerimeterParts& sums = check.parts;
    bool is_any_known = false;
    for (const CellShare& s : shares) {
      const std::size_t i = s.cell.position();
      const double people = input_.cells.people()[i].value() * s.share;
      if (people <= 0.0) continue;
      ++check.cells;
      sums.people += people;
      sums.households += input_.cells.households()[i].value() * s.share;
      if (input_.cells.imputations()[i] == Imputation::imputed) sums.imputed_people += people;
      constexpr double kWhole = 1.0 - 1e-9;
      if (s.area < kWhole) sums.straddling_people += people;
      // Whole cells are decided on the people of the grid, as the delineation decides.
      const auto ratio = check.limits.kind == LimitKind::cells ? std::nullopt : ratios_.of(s.cell);
      is_any_known = is_any_known || ratio.has_value();
      parts.shares.push_back(s);
      parts.people.push_back(people / ratio.value_or(1.0));
    }
    if (is_any_known) check.census_ratio = sums.people / parts.census_people();
    return parts;
  }

  [[nodiscard]] std::optional<std::int64_t> published_people(std::size_t zone) const {
    return zone < published_.size() ? published_[zone] : std::nullopt;
  }

  /// The figures rounded to tenths, on which decisions rest. A limit that follows cells except for
  /// the last bits of its coordinates then gives 1,000 people, and not slightly fewer.
  [[nodiscard]] AreaFigures counted(std::size_t zone, const InhabitedParts& parts,
                                    PerimeterCheck& check) const {
    AreaFigures f;
    f.has_data = true;
    f.people = Persons::from_value(parts.census_people());
    f.people_log_deviation =
        people_log_deviation(check.limits.kind, cut_of(input_.cells, parts.shares));
    if (const auto published = published_people(zone)) {
      f.people = Persons::whole(*published);
      f.people_log_deviation = 0.0;
      check.are_people_published = true;
    }
    // What the grid counts inside, in the proportion of people.
    const double people = check.are_people_published ? f.people.value() : parts.census_people();
    const double scale = people / check.parts.people;
    f.households = Households::from_value(check.parts.households * scale);
    f.imputed_people = Persons::from_value(check.parts.imputed_people * scale);
    f.straddling_people = Persons::from_value(check.parts.straddling_people * scale);
    f.area_m2 = std::llround(zones_.areas()[zone]);
    return f;
  }

  void estimate_incomes(const UnitThreshold& threshold, const InhabitedParts& parts,
                        PerimeterCheck& check) const {
    const LimitKind kind = check.limits.kind;
    const Bridge& bridge = bridge_for(input_, kind);
    const UnionIncome income = perimeter_incomes(input_, kind, parts.shares, parts.people);
    const DisposableThreshold bound = through_bridge(threshold, bridge);
    AreaFigures& f = check.figures;
    f.first_quartile = income.quantile(0.25);
    f.median_disposable = income.median();
    f.third_quartile = income.quantile(0.75);
    f.median_declared = through_bridge(f.median_disposable, bridge);
    f.is_declared = bridge.is_same_scale;
    f.threshold_declared = threshold.declared;
    f.threshold_disposable = bound.value;
    f.are_incomes_in_doubt = kind != LimitKind::cells;
    hold_against(bound, income, f);
    if (check.are_people_published) {
      f.people_low_income = f.share_low_income.fraction() * f.people.value();
    }
  }

  const DelineationInput& input_;
  const CellShares& zones_;
  std::span<const std::optional<std::int64_t>> published_;
  CensusRatios ratios_;
};

}  // namespace

std::vector<PerimeterCheck> check_perimeters(
    const DelineationInput& input, const CellShares& zones,
    std::span<const std::optional<std::int64_t>> published) {
  const PerimeterChecker checker(input, zones, published);
  std::vector<PerimeterCheck> checks(zones.zone_count());
  parallel_for(checks.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t z = begin; z < end; ++z) checks[z] = checker.check(z);
  });
  return checks;
}

}  // namespace carreau
