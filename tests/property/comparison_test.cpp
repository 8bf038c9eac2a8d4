// SPDX-License-Identifier: Apache-2.0
/// Whatever the zones: everyone is counted once, A against A is unchanged, and B against A mirrors
/// A against B.
#include "zoning/comparison.hpp"

#include "support/polygons.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace carreau {
namespace {

CellTable random_cells(testing::Random& random) {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  std::vector<CellRecord> records;
  for (std::int32_t row = 0; row < 12; ++row) {
    for (std::int32_t column = 0; column < 12; ++column) {
      if (testing::between(random, 0, 1) < 0.3) continue;
      CellRecord r;
      r.position = {row, column};
      r.people = Persons::from_value(testing::between(random, 0, 60));
      r.households = Households::from_value(testing::between(random, 0, 20));
      r.poor_households = Households::from_value(testing::between(random, 0, 10));
      records.push_back(r);
    }
  }
  (void)table.assign(records);
  return table;
}

/// Stars anywhere, which overlap; or far enough apart.
enum class Crowd { overlapping, apart };

PolygonSet random_zones(testing::Random& random, Crowd crowd) {
  PolygonSet zones(Crs::epsg(3035));
  for (int k = 0; k < 9; ++k) {
    if (testing::between(random, 0, 1) < 0.2) continue;
    const Point middle =
        crowd == Crowd::apart
            ? Point{400.0 + 800.0 * (k % 3), 400.0 + 800.0 * (k / 3)}
            : Point{testing::between(random, -100, 2'500), testing::between(random, -100, 2'500)};
    testing::add_star(random, middle, testing::between(random, 20, 390), zones);
  }
  return zones;
}

PeopleCount everyone(const CellTable& cells) {
  PeopleCount sum;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    sum += {cells.people()[i], cells.households()[i], cells.poor_households()[i], 0};
  }
  return sum;
}

RC_GTEST_PROP(Comparison, RowsAndColumnsCloseExactly, (std::uint64_t seed)) {
  testing::Random random(seed);
  const CellTable cells = random_cells(random);
  const CellShares before(cells, random_zones(random, Crowd::overlapping));
  const CellShares after(cells, random_zones(random, Crowd::overlapping));
  const Transfers transfers(cells, before, after);
  PeopleCount by_row;
  PeopleCount by_column;
  PeopleCount by_entry;
  for (const PeopleCount& sum : transfers.before()) by_row += sum;
  for (const PeopleCount& sum : transfers.after()) by_column += sum;
  for (const Transfer& entry : transfers.entries()) by_entry += entry.count;
  RC_ASSERT(by_row == by_entry);
  RC_ASSERT(by_column == by_entry);
  by_entry.area_m2 = 0;
  RC_ASSERT(by_entry == everyone(cells));
}

RC_GTEST_PROP(Comparison, ZonesApartHaveThePeopleOfTheirAreaToATenthACell, (std::uint64_t seed)) {
  testing::Random random(seed);
  const CellTable cells = random_cells(random);
  const CellShares before(cells, random_zones(random, Crowd::apart));
  const CellShares after(cells, random_zones(random, Crowd::apart));
  const Transfers transfers(cells, before, after);
  for (std::size_t z = 0; z < before.zone_count(); ++z) {
    double people = 0.0;
    for (const CellShare& s : before.of_zone(z)) {
      people += cells.people()[s.cell.position()].value() * s.share;
    }
    const auto parts = static_cast<double>(before.of_zone(z).size() + 1);
    RC_ASSERT(std::abs(transfers.before()[z].people.value() - people) <= 0.2 * parts);
  }
}

RC_GTEST_PROP(Comparison, AZoningAgainstItselfIsUnchanged, (std::uint64_t seed)) {
  testing::Random random(seed);
  const CellTable cells = random_cells(random);
  const CellShares zones(cells, random_zones(random, Crowd::apart));
  ComparisonOptions exact;
  exact.tolerance = Share::from_fraction(0.0);
  const auto result = compare_zonings(cells, zones, zones, exact);
  for (const auto* side : {&result.before, &result.after}) {
    for (const ComparedZone& zone : *side) {
      RC_ASSERT(zone.change == ZoneChange::unchanged);
      RC_ASSERT(zone.own == zone.kept);
      RC_ASSERT(zone.own == zone.linked);
    }
  }
}

ZoneChange mirrored(ZoneChange change) {
  switch (change) {
    case ZoneChange::split: return ZoneChange::merged;
    case ZoneChange::merged: return ZoneChange::split;
    case ZoneChange::entered: return ZoneChange::left;
    case ZoneChange::left: return ZoneChange::entered;
    default: return change;
  }
}

RC_GTEST_PROP(Comparison, TheOtherWayRoundIsAMirror, (std::uint64_t seed)) {
  testing::Random random(seed);
  const CellTable cells = random_cells(random);
  const CellShares a(cells, random_zones(random, Crowd::overlapping));
  const CellShares b(cells, random_zones(random, Crowd::overlapping));
  const auto there = compare_zonings(cells, a, b, {});
  const auto back = compare_zonings(cells, b, a, {});
  RC_ASSERT(there.transfers.before() == back.transfers.after());
  RC_ASSERT(there.transfers.after() == back.transfers.before());
  RC_ASSERT(there.transfers.entries().size() == back.transfers.entries().size());
  const auto check = [](const auto& zones, const auto& others) {
    for (std::size_t z = 0; z < zones.size(); ++z) {
      RC_ASSERT(others[z].change == mirrored(zones[z].change));
      RC_ASSERT(others[z].links == zones[z].links);
      RC_ASSERT(others[z].kept == zones[z].kept);
      RC_ASSERT(others[z].linked == zones[z].linked);
    }
  };
  check(there.before, back.after);
  check(there.after, back.before);
}

}  // namespace
}  // namespace carreau
