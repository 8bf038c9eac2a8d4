// SPDX-License-Identifier: Apache-2.0
/// Edits on random countries against a second implementation: sets of places, flooded from scratch.
#include "delineation/edits.hpp"

#include "support/random_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using Places = std::set<CellPosition>;

/// A zone as the second implementation has it; places without a cell are bridges and gaps.
struct PlainZone {
  Places places;
  ZoneStatus status = ZoneStatus::rule;
  std::string lock;
  friend auto operator<=>(const PlainZone&, const PlainZone&) = default;
};

class SecondImplementation {
 public:
  SecondImplementation(const DelineationInput& input, const Delineation& rule) : input_(input) {
    for (const Zone& zone : rule.perimeters) {
      zones_.push_back({{zone.footprint.begin(), zone.footprint.end()}, ZoneStatus::rule, {}});
    }
  }

  std::vector<PlainZone> apply(const std::vector<CellEdit>& edits) {
    for (std::size_t i = 0; i < edits.size(); ++i) {
      const bool is_released =
          edits[i].kind == EditKind::lock &&
          std::any_of(edits.begin() + static_cast<std::ptrdiff_t>(i), edits.end(),
                      [&](const CellEdit& later) {
                        return later.kind == EditKind::release && later.zone == edits[i].zone;
                      });
      if (is_released) continue;
      Places places;
      for (const CellIndex cell : edits[i].cells) {
        places.insert(input_.cells.positions()[cell.position()]);
      }
      if (edits[i].kind == EditKind::add) add(places);
      if (edits[i].kind == EditKind::remove) remove(places);
      if (edits[i].kind == EditKind::lock && !places.empty()) lock(places, edits[i].zone);
    }
    std::sort(zones_.begin(), zones_.end());
    return zones_;
  }

 private:
  bool touch(const CellPosition& a, const CellPosition& b) const {
    const int rows = std::abs(a.row - b.row);
    const int columns = std::abs(a.column - b.column);
    if (input_.options.contiguity == Contiguity::four) return rows + columns == 1;
    return std::max(rows, columns) == 1;
  }
  bool touch(const Places& a, const Places& b) const {
    return std::any_of(a.begin(), a.end(), [&](const CellPosition& p) {
      return std::any_of(b.begin(), b.end(), [&](const CellPosition& q) { return touch(p, q); });
    });
  }

  /// Pieces grow by one place at a time until none fits.
  std::vector<Places> pieces(Places left) const {
    std::vector<Places> all;
    while (!left.empty()) {
      Places piece = {*left.begin()};
      left.erase(left.begin());
      for (bool has_grown = true; has_grown;) {
        has_grown = false;
        for (auto at = left.begin(); at != left.end();) {
          if (touch(piece, {*at})) {
            piece.insert(*at);
            at = left.erase(at);
            has_grown = true;
          } else {
            ++at;
          }
        }
      }
      const bool has_cell = std::any_of(piece.begin(), piece.end(), [&](const CellPosition& p) {
        return !input_.cells.find(p).is_none();
      });
      if (has_cell) all.push_back(piece);
    }
    return all;
  }

  void add(const Places& places) {
    Places fresh;
    for (const CellPosition& p : places) {
      const bool is_held = std::any_of(zones_.begin(), zones_.end(), [&](const PlainZone& zone) {
        return zone.places.contains(p);
      });
      if (!is_held) fresh.insert(p);
    }
    Places all = fresh;
    std::vector<PlainZone> kept;
    for (const PlainZone& zone : zones_) {
      if (zone.status != ZoneStatus::locked && touch(zone.places, fresh)) {
        all.insert(zone.places.begin(), zone.places.end());
      } else {
        kept.push_back(zone);
      }
    }
    for (const Places& piece : pieces(all)) kept.push_back({piece, ZoneStatus::edited, {}});
    zones_ = kept;
  }

  static Places minus(const Places& all, const Places& lost) {
    Places left;
    for (const CellPosition& p : all) {
      if (!lost.contains(p)) left.insert(p);
    }
    return left;
  }

  void remove(const Places& places) {
    std::vector<PlainZone> kept;
    for (const PlainZone& zone : zones_) {
      const Places left = minus(zone.places, places);
      if (zone.status == ZoneStatus::locked || left.size() == zone.places.size()) {
        kept.push_back(zone);
        continue;
      }
      for (const Places& piece : pieces(left)) kept.push_back({piece, ZoneStatus::edited, {}});
    }
    zones_ = kept;
  }

  /// By sums over cells; the territory passes, or the rule would have no perimeter there.
  bool passes(const Places& places) const {
    std::int64_t tenths = 0;
    double below = 0.0;
    for (const CellPosition& p : places) {
      const CellIndex cell = input_.cells.find(p);
      if (cell.is_none()) continue;
      const Persons people = input_.cells.people()[cell.position()];
      tenths += people.tenths();
      if (people.is_zero()) continue;
      below += people.value() *
               input_.income.share_below(cell, threshold_of(input_, cell).disposable).share;
    }
    const double people = static_cast<double>(tenths) / 10.0;
    const double km2 = static_cast<double>(places.size()) * 0.04;
    return people >= static_cast<double>(input_.rule.minimum_zone_population) &&
           people >= km2 * static_cast<double>(input_.rule.minimum_zone_density) &&
           below > 0.5 * people;
  }

  void lock(const Places& places, const std::string& name) {
    std::vector<PlainZone> kept;
    for (const PlainZone& zone : zones_) {
      const Places left = minus(zone.places, places);
      if (left.size() == zone.places.size()) {
        kept.push_back(zone);
        continue;
      }
      for (const Places& piece : pieces(left)) {
        if (zone.status == ZoneStatus::edited || passes(piece)) {
          kept.push_back({piece, zone.status, {}});
        }
      }
    }
    kept.push_back({places, ZoneStatus::locked, name});
    zones_ = kept;
  }

  const DelineationInput& input_;
  std::vector<PlainZone> zones_;
};

/// Blocks of a few cells anywhere; locks on cells that no other lock has; releases of existing
/// locks.
std::vector<CellEdit> random_edits(std::mt19937_64& random, const CellTable& cells, int side) {
  const auto below = [&](int limit) {
    return std::uniform_int_distribution<int>(0, limit - 1)(random);
  };
  std::vector<CellEdit> edits;
  std::map<std::string, std::set<CellIndex>> locked;
  const int count = 1 + below(6);
  for (int k = 0; k < count; ++k) {
    CellEdit edit;
    edit.kind = std::array{EditKind::add, EditKind::add, EditKind::remove, EditKind::lock,
                           EditKind::release}[static_cast<std::size_t>(below(5))];
    if (edit.kind == EditKind::release) {
      if (locked.empty()) continue;
      edit.zone = locked.begin()->first;
      locked.erase(locked.begin());
      edits.push_back(edit);
      continue;
    }
    const int row = below(side);
    const int column = below(side);
    const int height = 1 + below(4);
    const int width = 1 + below(4);
    for (int r = row; r < row + height; ++r) {
      for (int c = column; c < column + width; ++c) {
        const CellIndex cell = cells.find({r, c});
        const bool is_taken = edit.kind == EditKind::lock &&
                              std::any_of(locked.begin(), locked.end(), [&](const auto& lock) {
                                return lock.second.contains(cell);
                              });
        if (!cell.is_none() && !is_taken) edit.cells.push_back(cell);
      }
    }
    if (edit.kind == EditKind::lock) {
      edit.zone = std::to_string(k);
      locked[edit.zone] = {edit.cells.begin(), edit.cells.end()};
    }
    edits.push_back(edit);
  }
  return edits;
}

std::vector<PlainZone> plain(const Delineation& result) {
  std::vector<PlainZone> zones;
  for (const Zone& zone : result.perimeters) {
    zones.push_back({{zone.footprint.begin(), zone.footprint.end()}, zone.status, zone.lock});
  }
  std::sort(zones.begin(), zones.end());
  return zones;
}

RC_GTEST_PROP(EditsProperty, GiveWhatFloodingFromScratchGives, (std::uint64_t seed)) {
  constexpr int kSide = 10;
  const testing::BuiltWorld built(testing::random_world(seed, kSide));
  const DelineationInput input = built.input();
  const Delineation rule = delineate(input);
  std::mt19937_64 random(seed ^ 0x5EEDU);
  const auto edits = random_edits(random, built.cells(), kSide);
  Delineation edited;
  apply_edits(input, rule, edits, edited);
  RC_ASSERT(plain(edited) == SecondImplementation(input, rule).apply(edits));
}

Persons people_in(const Delineation& result) {
  Persons people;
  for (const Zone& zone : result.perimeters) people += zone.figures.people;
  return people;
}

RC_GTEST_PROP(EditsProperty, ConservePeopleAndTellWhatMoved, (std::uint64_t seed)) {
  constexpr int kSide = 10;
  const testing::BuiltWorld built(testing::random_world(seed, kSide));
  const DelineationInput input = built.input();
  const Delineation rule = delineate(input);
  std::mt19937_64 random(seed ^ 0x5EEDU);
  Delineation edited;
  apply_edits(input, rule, random_edits(random, built.cells(), kSide), edited);
  Persons expected = people_in(rule);
  std::size_t held = 0;
  for (std::size_t i = 0; i < built.cells().size(); ++i) {
    const Persons people = built.cells().people()[i];
    const bool was_in = !rule.zone_of[i].is_none();
    const bool is_in = !edited.zone_of[i].is_none();
    held += is_in ? 1 : 0;
    if (is_in && !was_in) expected += people;
    if (was_in && !is_in) expected = Persons::from_tenths(expected.tenths() - people.tenths());
    RC_ASSERT((edited.reasons[i] == Reason::edited_in) == (is_in && !was_in));
    if (was_in == is_in) RC_ASSERT(edited.reasons[i] == rule.reasons[i]);
  }
  RC_ASSERT(people_in(edited) == expected);
  std::size_t listed = 0;
  for (std::size_t z = 0; z < edited.perimeters.size(); ++z) {
    listed += edited.perimeters[z].cells.size();
    for (const CellIndex cell : edited.perimeters[z].cells) {
      RC_ASSERT(edited.zone_of[cell.position()] == ZoneIndex(z));
    }
    if (edited.perimeters[z].status == ZoneStatus::rule) {
      RC_ASSERT(verdict_of(input, edited.perimeters[z]).meets());
    }
  }
  RC_ASSERT(listed == held);
  for (const Zone& near_miss : edited.near_misses) {
    for (const CellIndex cell : near_miss.cells) {
      RC_ASSERT(edited.zone_of[cell.position()].is_none());
    }
  }
}

}  // namespace
}  // namespace carreau
