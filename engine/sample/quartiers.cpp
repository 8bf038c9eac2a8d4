// SPDX-License-Identifier: Apache-2.0
#include "sample/quartiers.hpp"

#include "sample/names.hpp"
#include "sample/outline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace carreau {

namespace {

using Places = std::vector<std::size_t>;

/// The square of a region with a mark for each place.
class Board {
 public:
  explicit Board(std::size_t side) : side_(side), mark_(side * side, 0) {}

  [[nodiscard]] std::uint8_t& operator[](std::size_t place) { return mark_[place]; }
  [[nodiscard]] std::uint8_t operator[](std::size_t place) const { return mark_[place]; }
  /// The places that share a side with this one.
  /// Sides only: corners do not connect a quartier of the sample.
  [[nodiscard]] Places around(std::size_t place) const {
    Places near;
    if (place % side_ > 0) near.push_back(place - 1);
    if (place % side_ + 1 < side_) near.push_back(place + 1);
    if (place >= side_) near.push_back(place - side_);
    if (place + side_ < mark_.size()) near.push_back(place + side_);
    return near;
  }
  [[nodiscard]] std::size_t count_around(std::size_t place, std::uint8_t mark) const {
    const Places near = around(place);
    return static_cast<std::size_t>(
        std::count_if(near.begin(), near.end(), [&](std::size_t p) { return mark_[p] == mark; }));
  }
  /// Returns all places of the same mark that are connected to `start`, ordered, and sets their
  /// mark to `then`.
  Places take(std::size_t start, std::uint8_t then) {
    const std::uint8_t mark = mark_[start];
    // Breadth-first: the list of places found is also the queue.
    Places found = {start};
    mark_[start] = then;
    for (std::size_t i = 0; i < found.size(); ++i) {
      for (const std::size_t place : around(found[i])) {
        if (mark_[place] != mark) continue;
        mark_[place] = then;
        found.push_back(place);
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  std::size_t side_;
  std::vector<std::uint8_t> mark_;
};

enum Mark : std::uint8_t { kOther, kQualifies, kZone, kTaken };

/// Draws the quartiers of a made-up region as INSEE and then the officers would: by the rule on
/// true incomes, then with the retouches of a consultation.
class Drawing {
 public:
  Drawing(const SampleLandscape& landscape, const SampleCensus& census)
      : landscape_(landscape),
        census_(census),
        board_(static_cast<std::size_t>(landscape.plan().side)) {}

  SampleQuartiers run(const std::vector<UnitRule>& rules) {
    SampleQuartiers quartiers;
    quartiers.outlines = PolygonSet(Crs::epsg(3035));
    for (std::size_t unit = 0; unit < rules.size(); ++unit) {
      // Closed units have no quartier at all.
      if (!rules[unit].is_open) continue;
      for (SampleQuartier& quartier : quartiers_of(unit, rules[unit])) {
        draw_outline(positions(quartier.places), landscape_.seed(), quartiers.outlines);
        quartiers.list.push_back(std::move(quartier));
      }
    }
    return quartiers;
  }

 private:
  std::vector<SampleQuartier> quartiers_of(std::size_t unit, const UnitRule& rule) {
    for (const TrueCell& cell : census_.cells) {
      const bool is_here = landscape_.communes()[cell.commune].unit == unit;
      if (is_here && qualifies(cell, rule.threshold)) board_[cell.place] = kQualifies;
    }
    std::vector<Places> zones;
    for (const TrueCell& cell : census_.cells) {
      // Each place is met once: a connected group is taken as a whole.
      if (board_[cell.place] != kQualifies) continue;
      Places zone = board_.take(cell.place, kZone);
      const bool is_large = people_of(zone) >= static_cast<double>(rule.minimum_people);
      for (const std::size_t place : zone) board_[place] = is_large ? kTaken : kOther;
      if (is_large) zones.push_back(std::move(zone));
    }
    // Stable, so groups with equal people keep the order of their first cell.
    std::stable_sort(zones.begin(), zones.end(),
                     [&](const Places& a, const Places& b) { return people_of(a) > people_of(b); });
    // A unit below the minimum has one listed quartier: the largest group.
    if (rule.only_listed && zones.size() > 1) zones.resize(1);
    std::vector<SampleQuartier> quartiers;
    for (const Places& zone : zones) {
      Places drawn = retouched(zone);
      // Retouching must not bring the zone below the minimum of the rule.
      if (people_of(drawn) < static_cast<double>(rule.minimum_people)) drawn = zone;
      for (const std::size_t place : drawn) board_[place] = kTaken;
      quartiers.push_back(described(std::move(drawn), unit));
    }
    return quartiers;
  }

  [[nodiscard]] bool qualifies(const TrueCell& cell, std::int64_t threshold) const {
    // The median below S, without computing it: more than half of the people live below.
    const int below = census_.steps[*cell.steps].half_people_below(threshold);
    // Counts are in half persons, so this means more than half of the people.
    return below > cell.sums[variable::ind];
  }

  [[nodiscard]] const TrueCell* cell_at(std::size_t place) const {
    // Cells are ordered by place.
    const auto at = std::lower_bound(
        census_.cells.begin(), census_.cells.end(), place,
        [](const TrueCell& cell, std::size_t wanted) { return cell.place < wanted; });
    return at != census_.cells.end() && at->place == place ? &*at : nullptr;
  }

  [[nodiscard]] double people_of(const Places& places) const {
    double people = 0.0;
    for (const std::size_t place : places) {
      if (const TrueCell* cell = cell_at(place)) people += cell->sums[variable::ind];
    }
    return people;
  }

  /// Fills notches, removes a few loose ends, and occasionally adds a street that the rule
  /// excludes.
  Places retouched(const Places& zone) {
    // Keyed by the first place of the zone: retouching one does not change another.
    SampleRandom random(sample_key({landscape_.seed(), 7, landscape_.plan().index, zone.front()}));
    for (const std::size_t place : zone) board_[place] = kZone;
    Places all = zone;
    for (const std::size_t place : zone) {
      for (const std::size_t next : board_.around(place)) {
        if (board_[next] != kOther) continue;
        // A notch is surrounded by the zone on two sides at least.
        const std::size_t sides = board_.count_around(next, kZone);
        // Quartiers must not grow together.
        const bool touches_other = board_.count_around(next, kTaken) > 0;
        // Deep notches are nearly always filled, others rarely.
        if (touches_other || sides < 2 || !random.chance(sides > 2 ? 0.9 : 0.12)) continue;
        board_[next] = kZone;
        all.push_back(next);
      }
    }
    for (const std::size_t place : zone) {
      // A cell that hangs on by one side only.
      if (board_.count_around(place, kZone) <= 1 && random.chance(0.4)) board_[place] = kOther;
    }
    // Removing cells may cut the zone; its largest part remains.
    Places largest;
    for (const std::size_t place : all) {
      if (board_[place] != kZone) continue;
      Places part = board_.take(place, kTaken);
      if (people_of(part) > people_of(largest)) largest.swap(part);
      for (const std::size_t loose : part) board_[loose] = kOther;
    }
    return largest;
  }

  SampleQuartier described(Places places, std::size_t unit) {
    SampleQuartier quartier;
    SampleRandom random(
        sample_key({landscape_.seed(), 8, landscape_.plan().index, places.front()}));
    // Names are unique, as quartiers are found by name too.
    do {
      quartier.name = quartier_name(random);
    } while (!names_.insert(quartier.name).second);
    quartier.unit = unit;
    quartier.people = people_of(places);
    std::map<std::size_t, double> by_commune;
    for (const std::size_t place : places) {
      if (const TrueCell* cell = cell_at(place))
        by_commune[cell->commune] += cell->sums[variable::ind];
    }
    // By decreasing people, as official files name the communes of a quartier.
    std::vector<std::pair<std::size_t, double>> order(by_commune.begin(), by_commune.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [commune, people] : order) quartier.communes.push_back(commune);
    quartier.places = std::move(places);
    return quartier;
  }

  [[nodiscard]] std::vector<CellPosition> positions(const Places& places) const {
    const RegionPlan& plan = landscape_.plan();
    const auto side = static_cast<std::size_t>(plan.side);
    std::vector<CellPosition> cells;
    for (const std::size_t place : places) {
      cells.push_back({plan.corner.row + static_cast<std::int32_t>(place / side),
                       plan.corner.column + static_cast<std::int32_t>(place % side)});
    }
    return cells;
  }

  const SampleLandscape& landscape_;
  const SampleCensus& census_;
  Board board_;
  /// Names are unique within a region; over two thousand are possible.
  std::set<std::string> names_;
};

}  // namespace

SampleQuartiers draw_quartiers(const SampleLandscape& landscape, const SampleCensus& census,
                               const std::vector<UnitRule>& rules) {
  return Drawing(landscape, census).run(rules);
}

}  // namespace carreau
