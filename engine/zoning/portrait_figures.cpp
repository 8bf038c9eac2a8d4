// SPDX-License-Identifier: Apache-2.0
#include "zoning/portrait_figures.hpp"

#include "income/normal.hpp"
#include "zoning/perimeter_people.hpp"
#include "zoning/secrecy.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace carreau {

namespace {

/// A sum over cells in tenths of millionths, with the error of imputed figures and of cut cells.
class Sum {
 public:
  void add(const CellTable& cells, const PortraitIndicator& indicator, const Scatter& scatter,
           const CellShare& part) {
    count_ += cell_weight(part.share) * tenths_of(cells, indicator, part.cell);
    const bool is_imputed = cells.imputations()[part.cell.position()] == Imputation::imputed;
    const double inside = std::min(part.share, 1.0);
    // A cell that lies inside as a whole, with figures of its own, adds no error.
    if (!is_imputed && cell_weight(inside) == kWholeCell) return;
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
  [[nodiscard]] double count() const { return weighed_value(count_); }
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

/// Interval of 90 %, limited to what is possible: a part of its base cannot exceed it.
Interval rate_of(const PortraitIndicator& indicator, const Sum& sum, double base) {
  const double most = indicator.is_part ? 1.0 : std::numeric_limits<double>::infinity();
  const double rate = std::min(sum.count() / base, most);
  const double half = kNinetyPercent * sum.deviation() / base;
  return {rate, std::max(rate - half, 0.0), std::min(rate + half, most)};
}

/// Counts people and households, and decides whether the other figures are withheld.
void count_base(const CellTable& cells, FewestHouseholds fewest, std::span<const CellShare> parts,
                Figures& figures) {
  std::int64_t people = 0;
  std::int64_t households = 0;
  std::int64_t imputed = 0;
  std::int64_t straddling = 0;
  std::int64_t touched = 0;
  for (const CellShare& part : parts) {
    const std::size_t i = part.cell.position();
    const std::int64_t weight = cell_weight(part.share);
    const std::int64_t own = weight * cells.people()[i].tenths();
    // A cell that contributes nobody is not counted among the cells.
    if (own == 0) continue;
    ++figures.cells;
    people += own;
    touched += kWholeCell * cells.people()[i].tenths();
    households += weight * cells.households()[i].tenths();
    if (cells.imputations()[i] == Imputation::imputed) imputed += own;
    if (weight < kWholeCell) straddling += own;
  }
  figures.people = weighed_value(people);
  figures.imputed_people = weighed_value(imputed);
  figures.straddling_people = weighed_value(straddling);
  figures.touched_people = weighed_value(touched);
  if (figures.cells == 0) return;
  const bool has_households = cells.headcount() == Headcount::present;
  // The test of secrecy counts households inside the limit, those of cut cells by their share.
  const double count =
      counted_households(cells.headcount(), weighed_value(households), figures.people);
  figures.withheld = fewest.withholds(count) ? Withheld::few_households : Withheld::nothing;
  if (has_households && figures.withheld == Withheld::nothing) figures.households = count;
}

IncomeFigures incomes_of(const DelineationInput& input, std::span<const CellShare> parts,
                         LimitKind limits) {
  std::vector<double> people;
  people.reserve(parts.size());
  for (const CellShare& part : parts) {
    people.push_back(input.cells.people()[part.cell.position()].value() * part.share);
  }
  const UnionIncome income = perimeter_incomes(input, limits, parts, people);
  const Interval median = income.median();
  return {income.quantile(0.25), median, income.quantile(0.75),
          through_bridge(median, bridge_for(input, limits))};
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

FigureCounter::FigureCounter(const DelineationInput& input, FewestHouseholds fewest)
    : input_(input), fewest_(fewest), scatter_(measure_scatter(input.cells)) {
  // A column that the grid lacks is unknown for everybody, not zero.
  for (const PortraitIndicator& indicator : indicators()) {
    known_.push_back(is_known(input.cells, indicator));
  }
}

Figures FigureCounter::count(std::span<const CellShare> parts) const {
  const auto list = indicators();
  Figures figures;
  figures.counts.resize(list.size());
  figures.rates.resize(list.size());
  count_base(input_.cells, fewest_, parts, figures);
  // Nothing else is computed, so that no output can show it by mistake.
  if (figures.withheld != Withheld::nothing) return figures;
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (!known_[k]) continue;
    Sum sum;
    for (const CellShare& part : parts) sum.add(input_.cells, list[k], scatter_[k], part);
    const double base =
        list[k].base == TraitBase::people ? figures.people : figures.households.value_or(0.0);
    figures.counts[k] = sum.count();
    figures.rates[k] = rate_of(list[k], sum, base);
  }
  return figures;
}

Figures FigureCounter::count_with_incomes(std::span<const CellShare> parts,
                                          LimitKind limits) const {
  Figures figures = count(parts);
  if (figures.withheld == Withheld::nothing) {
    figures.incomes = incomes_of(input_, parts, limits);
  }
  return figures;
}

}  // namespace carreau
