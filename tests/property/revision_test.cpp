// SPDX-License-Identifier: Apache-2.0
/// What holds for the revision of any map: nobody is lost, nothing is counted twice, extensions
/// touch and bring enough, and new quartiers keep their distance.
#include "support/random_world.hpp"
#include "support/revised_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

namespace carreau {
namespace {

using testing::Limits;
using testing::limits_of;
using testing::random_world;
using testing::Revised;

/// Up to four rectangles in columns of their own, so that they do not overlap; their limits cut
/// cells.
PolygonSet random_listed(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto metres = [&](int low, int high) {
    return static_cast<double>(std::uniform_int_distribution<int>(low, high)(random));
  };
  std::vector<Limits> zones;
  for (int k = 0; k < 4; ++k) {
    const double left = 700.0 * k + metres(0, 100);
    const double bottom = metres(0, 2'000);
    zones.push_back({left, bottom, left + metres(50, 600), bottom + metres(50, 800)});
  }
  return limits_of(zones);
}

bool touches(const Revised& revised, CellIndex cell, const std::set<CellIndex>& others,
             Contiguity contiguity) {
  const CellTable& cells = revised.cells();
  return std::ranges::any_of(neighbour_offsets(contiguity), [&](const Offset& offset) {
    return others.contains(cells.lattice().neighbour(cells.positions()[cell.position()], offset));
  });
}

/// The cells that a quartier holds as its own.
std::set<CellIndex> own_cells(const Revised& revised, std::size_t z) {
  std::set<CellIndex> own;
  for (const CellShare& part : revised.shares.of_zone(z)) {
    const bool is_listed = revised.made.roles[part.cell.position()] == CellRole::listed;
    if (is_listed && revised.made.quartier_of[part.cell.position()] == ZoneIndex(z)) {
      own.insert(part.cell);
    }
  }
  return own;
}

/// Every cell of an extension is reached from the quartier through others of it.
void check_reached(const Revised& revised, const RevisedQuartier& quartier, Contiguity contiguity) {
  std::set<CellIndex> reached = own_cells(revised, *quartier.listed);
  for (const CellShare& part : revised.shares.of_zone(*quartier.listed)) {
    if (std::ranges::binary_search(quartier.extension, part.cell)) reached.insert(part.cell);
  }
  std::set<CellIndex> left(quartier.extension.begin(), quartier.extension.end());
  for (bool is_moving = true; is_moving;) {
    is_moving = false;
    for (auto at = left.begin(); at != left.end();) {
      const bool is_near = reached.contains(*at) || touches(revised, *at, reached, contiguity);
      if (is_near) reached.insert(*at);
      is_moving = is_moving || is_near;
      at = is_near ? left.erase(at) : std::next(at);
    }
  }
  RC_ASSERT(left.empty());
}

RC_GTEST_PROP(RevisionProperty, ExtensionsTouchAndBringEnough, (std::uint64_t seed)) {
  const testing::DrawnWorld world = random_world(seed, 14);
  const Revised revised(world, random_listed(seed));
  std::set<CellIndex> taken;
  for (const RevisedQuartier& quartier : revised.made.quartiers) {
    RC_ASSERT((quartier.status == RevisedStatus::extended) == !quartier.extension.empty());
    if (quartier.extension.empty()) continue;
    RC_ASSERT(quartier.extension_people >= Persons::whole(300));
    for (const CellIndex cell : quartier.extension) {
      RC_ASSERT(taken.insert(cell).second);
      RC_ASSERT(revised.made.roles[cell.position()] == CellRole::extension);
    }
    check_reached(revised, quartier, world.options.contiguity);
  }
}

RC_GTEST_PROP(RevisionProperty, NewQuartiersKeepTheirDistance, (std::uint64_t seed)) {
  const testing::DrawnWorld world = random_world(seed, 14);
  const Revised revised(world, random_listed(seed));
  const auto shares = revised.shares.per_cell(revised.cells().size());
  std::set<CellIndex> taken;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const CellRole role = revised.made.roles[i];
    if (role == CellRole::listed || role == CellRole::extension) taken.insert(CellIndex(i));
  }
  for (const RevisedQuartier& quartier : revised.made.quartiers) {
    if (!quartier.zone) continue;
    for (const CellIndex cell : revised.rule.perimeters[*quartier.zone].cells) {
      RC_ASSERT(shares[cell.position()] == 0.0);
      RC_ASSERT(!touches(revised, cell, taken, world.options.contiguity));
    }
  }
}

RC_GTEST_PROP(RevisionProperty, NoListedQuartierIsDropped, (std::uint64_t seed)) {
  const Revised revised(random_world(seed, 14), random_listed(seed));
  RC_ASSERT(revised.made.count(RevisedStatus::left) == 0U);
  for (std::size_t z = 0; z < revised.shares.zone_count(); ++z) {
    const RevisedQuartier& quartier = revised.made.quartiers[z];
    RC_ASSERT(quartier.listed == z);
    RC_ASSERT((quartier.status == RevisedStatus::no_data) == !revised.checks[z].has_data());
  }
}

}  // namespace
}  // namespace carreau
