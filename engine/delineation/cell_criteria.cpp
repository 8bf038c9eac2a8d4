// SPDX-License-Identifier: Apache-2.0
#include "delineation/cell_criteria.hpp"

#include "base/parallel.hpp"

#include <map>

namespace carreau {

std::string to_text(Reason reason) {
  switch (reason) {
    case Reason::below_threshold: return "below_threshold";
    case Reason::in_compact_zone: return "in_compact_zone";
    case Reason::filled_gap: return "filled_gap";
    case Reason::edited_in: return "edited_in";
    case Reason::outside_unit: return "outside_unit";
    case Reason::unit_too_small: return "unit_too_small";
    case Reason::cell_too_small: return "cell_too_small";
    case Reason::above_threshold: return "above_threshold";
    case Reason::outside_compact_zone: return "outside_compact_zone";
    case Reason::left_out_as_sparse: return "left_out_as_sparse";
    case Reason::zone_too_few_people: return "zone_too_few_people";
    case Reason::zone_too_sparse: return "zone_too_sparse";
    case Reason::zone_above_threshold: return "zone_above_threshold";
    case Reason::uninhabited: return "uninhabited";
    case Reason::edited_out: return "edited_out";
    case Reason::dense_cell: return "dense_cell";
    case Reason::sparse_cell: return "sparse_cell";
  }
  return {};
}

bool is_dense_cell(const DelineationInput& input, CellIndex cell) {
  if (input.rule.selects != Selection::density) return false;
  const std::int64_t side = input.cells.grid().cell_size.count();
  return is_dense_cell(input.rule, input.cells.people()[cell.position()], side * side);
}

const UnitThreshold& threshold_of(const DelineationInput& input, CellIndex cell) {
  return threshold_of(input, input.membership.unit[cell.position()]);
}

const UnitThreshold& threshold_of(std::span<const UnitThreshold> thresholds, UnitIndex unit) {
  return unit.is_none() ? thresholds.back() : thresholds[unit.position()];
}

const UnitThreshold& threshold_of(const DelineationInput& input, UnitIndex unit) {
  return threshold_of(input.thresholds, unit);
}

Reason first_reason(const DelineationInput& input, const CellTest& test, CellIndex cell) {
  const std::size_t i = cell.position();
  const Persons people = input.cells.people()[i];
  if (people.is_zero()) return Reason::uninhabited;
  if (!test.is_urban) {
    return input.membership.unit[i].is_none() ? Reason::outside_unit : Reason::unit_too_small;
  }
  if (test.is_candidate) return Reason::zone_too_few_people;
  if (!compares_incomes(input.rule)) {
    return is_dense_cell(input, cell) ? Reason::cell_too_small : Reason::sparse_cell;
  }
  if (!test.is_below) return Reason::above_threshold;
  const bool is_big = people >= Persons::whole(input.options.minimum_cell_population);
  return is_big ? Reason::outside_compact_zone : Reason::cell_too_small;
}

std::vector<Reason> first_reasons(const DelineationInput& input, std::span<const CellTest> tests) {
  std::vector<Reason> reasons(tests.size());
  parallel_for(reasons.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      reasons[i] = first_reason(input, tests[i], CellIndex(i));
    }
  });
  return reasons;
}

std::vector<std::uint32_t> zone_keys(const DelineationInput& input,
                                     std::span<const CellTest> tests) {
  // Units of one income area share their threshold; where the unit is its own area, so does it.
  std::map<std::string, std::uint32_t> areas;
  std::vector<std::uint32_t> unit_key;
  for (const Unit& unit : input.territory.units()) {
    const auto next = static_cast<std::uint32_t>(areas.size() + 1);
    unit_key.push_back(areas.try_emplace(unit.income_area, next).first->second);
  }
  std::vector<std::uint32_t> keys(tests.size());
  parallel_for(keys.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const UnitIndex unit = input.membership.unit[i];
      const std::uint32_t area = unit.is_none() ? 0 : unit_key[unit.position()];
      keys[i] = area * 2 + (tests[i].is_urban ? 1 : 0);
    }
  });
  return keys;
}

}  // namespace carreau
