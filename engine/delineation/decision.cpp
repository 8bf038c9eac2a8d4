// SPDX-License-Identifier: Apache-2.0
#include "delineation/decision.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace carreau {

ZoneDecision decide(const DelineationInput& input, const Zone& zone) {
  ZoneDecision decision;
  decision.verdict = verdict_of(input, zone);
  decision.is_perimeter = decision.verdict.meets();
  if (decision.is_perimeter) return decision;
  decision.near_miss = near_miss_of(input, zone, decision.verdict);
  if (!decision.verdict.fails(Criterion::territory)) {
    decision.failure = reason_of(decision.verdict);
  }
  return decision;
}

Persons least_people(const DelineationInput& input, bool is_urban) {
  const std::int64_t minimum = input.rule.minimum_zone_population;
  // A near miss fails one criterion only. Outside urban territory that is the territory.
  if (!is_urban) return Persons::whole(minimum);
  // Whole people times ten-thousandths, brought to tenths of people and rounded up.
  const std::int64_t near = (minimum * input.options.near_miss_population.points() + 999) / 1'000;
  return std::min(Persons::whole(minimum), Persons::from_tenths(near));
}

void set_reason(const Zone& zone, Reason reason, std::span<Reason> reasons) {
  for (const CellIndex cell : zone.cells) {
    const bool is_filled = std::binary_search(zone.filled.begin(), zone.filled.end(), cell);
    if (!is_filled) reasons[cell.position()] = reason;
  }
}

void set_left_out(std::span<const CellIndex> left_out, std::span<const CellTest> tests,
                  std::span<Reason> reasons) {
  for (const CellIndex cell : left_out) {
    if (tests[cell.position()].is_urban) reasons[cell.position()] = Reason::left_out_as_sparse;
  }
}

void assign_cells(const DelineationInput& input, std::span<const Zone> perimeters,
                  std::span<const CellTest> tests, std::span<Reason> reasons,
                  std::span<ZoneIndex> zone_of) {
  // The plain method alone is there without incomes: every candidate entered by itself.
  const Reason together =
      compares_incomes(input.rule) ? Reason::in_compact_zone : Reason::dense_cell;
  for (std::size_t z = 0; z < perimeters.size(); ++z) {
    for (const CellIndex cell : perimeters[z].cells) {
      const std::size_t i = cell.position();
      reasons[i] = tests[i].is_below ? Reason::below_threshold : together;
      zone_of[i] = ZoneIndex(z);
    }
    for (const CellIndex cell : perimeters[z].filled) {
      reasons[cell.position()] = Reason::filled_gap;
    }
  }
}

}  // namespace carreau
