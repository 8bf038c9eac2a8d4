// SPDX-License-Identifier: Apache-2.0
#include "zoning/perimeter_people.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace carreau {

namespace {

/// ln(median inside / median of the cell) of a cut cell whose people are nearly all outside; from
/// the published medians of quartiers (docs/method.md).
constexpr double kInsideIsPoorer = 0.35;

/// Errors of 109 quartiers around their official people and medians, as a line in the cut share,
/// widened by a quarter because the line was fitted on the same quartiers.
constexpr double kWidened = 1.25;
constexpr double kPeopleDoubt = 0.086;
constexpr double kPeopleDoubtOfCut = 0.275;
constexpr double kMedianDoubt = 0.016;
constexpr double kMedianDoubtOfCut = 0.079;

}  // namespace

double cut_of(const CellTable& cells, std::span<const CellShare> parts) {
  double people = 0.0;
  double cut = 0.0;
  for (const CellShare& part : parts) {
    const double inside = cells.people()[part.cell.position()].value() * part.share;
    people += inside;
    cut += inside * (1.0 - part.share);
  }
  return people > 0.0 ? cut / people : 0.0;
}

double people_log_deviation(LimitKind limits, double cut) {
  if (limits == LimitKind::cells) return 0.0;
  return kWidened * (kPeopleDoubt + kPeopleDoubtOfCut * cut);
}

UnionIncome perimeter_incomes(const DelineationInput& input, LimitKind limits,
                              std::span<const CellShare> parts, std::span<const double> people) {
  std::vector<CellPart> list;
  list.reserve(parts.size());
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const double shift =
        limits == LimitKind::drawn ? -kInsideIsPoorer * (1.0 - parts[k].share) : 0.0;
    list.push_back({parts[k].cell, people[k], shift});
  }
  if (limits == LimitKind::cells) return {input.income, std::move(list)};
  const double doubt = kWidened * (kMedianDoubt + kMedianDoubtOfCut * cut_of(input.cells, parts));
  // A year whose level of incomes is less known than that of the quartiers it was measured on.
  const double level = std::max(doubt, input.income.level_deviation());
  return {input.income, std::move(list), level};
}

const Bridge& bridge_for(const DelineationInput& input, LimitKind limits) {
  return limits == LimitKind::cells ? input.bridge : input.perimeter_bridge;
}

}  // namespace carreau
