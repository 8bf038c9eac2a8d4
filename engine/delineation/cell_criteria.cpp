// SPDX-License-Identifier: Apache-2.0
#include "delineation/cell_criteria.hpp"

#include "base/parallel.hpp"
#include "delineation/candidates.hpp"
#include "delineation/smoothing.hpp"

#include <map>

namespace carreau {

namespace {

/// The territory test, by itself or by derogation.
CellTest test_territory(const DelineationInput& input, CellIndex cell) {
  const std::size_t i = cell.position();
  const UnitThreshold& threshold = threshold_of(input, cell);
  CellTest test;
  test.is_urban = threshold.is_urban;
  if (!test.is_urban && input.rule.has_listed_derogation && !input.listed_share.empty() &&
      input.listed_share[i] >= input.options.listed_cell_share.fraction()) {
    test.is_urban = true;
    test.by_derogation = true;
  }
  return test;
}

/// Why the cell is out, as long as no zone takes it in.
Reason reason_of(const DelineationInput& input, const CellTest& test, std::size_t i) {
  const Persons people = input.cells.people()[i];
  if (people.is_zero()) return Reason::uninhabited;
  if (!test.is_urban) {
    return input.membership.unit[i].is_none() ? Reason::outside_unit : Reason::unit_too_small;
  }
  if (test.is_candidate) return Reason::zone_too_few_people;
  if (!(test.tested_share > input.options.cell_share.fraction())) return Reason::above_threshold;
  const bool is_big = people >= Persons::whole(input.options.minimum_cell_population);
  return is_big ? Reason::outside_compact_zone : Reason::cell_too_small;
}

}  // namespace

std::string to_text(Reason reason) {
  switch (reason) {
    case Reason::below_threshold: return "below_threshold";
    case Reason::in_compact_zone: return "in_compact_zone";
    case Reason::filled_gap: return "filled_gap";
    case Reason::outside_unit: return "outside_unit";
    case Reason::unit_too_small: return "unit_too_small";
    case Reason::cell_too_small: return "cell_too_small";
    case Reason::above_threshold: return "above_threshold";
    case Reason::outside_compact_zone: return "outside_compact_zone";
    case Reason::zone_too_few_people: return "zone_too_few_people";
    case Reason::zone_too_sparse: return "zone_too_sparse";
    case Reason::zone_above_threshold: return "zone_above_threshold";
    case Reason::uninhabited: return "uninhabited";
  }
  return {};
}

const UnitThreshold& threshold_of(const DelineationInput& input, CellIndex cell) {
  const UnitIndex unit = input.membership.unit[cell.position()];
  return unit.is_none() ? input.thresholds.back() : input.thresholds[unit.position()];
}

std::vector<CellTest> test_cells(const DelineationInput& input) {
  std::vector<CellTest> tests(input.cells.size());
  const TestedShares shares = tested_shares(input);
  parallel_for(tests.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      tests[i] = test_territory(input, CellIndex(i));
      tests[i].share = shares.own[i];
      tests[i].tested_share = shares.tested[i];
    }
  });
  // Only the compact method asks which cells may share a zone.
  const bool is_compact = input.options.method == ZoneMethod::compact;
  const auto keys = is_compact ? zone_keys(input, tests) : std::vector<std::uint32_t>();
  const auto candidates = candidate_cells(input, shares.tested, keys);
  parallel_for(tests.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) tests[i].is_candidate = candidates[i] != 0;
  });
  return tests;
}

std::vector<Reason> first_reasons(const DelineationInput& input, std::span<const CellTest> tests) {
  std::vector<Reason> reasons(tests.size());
  parallel_for(reasons.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) reasons[i] = reason_of(input, tests[i], i);
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
