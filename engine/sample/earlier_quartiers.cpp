// SPDX-License-Identifier: Apache-2.0
#include "sample/earlier_quartiers.hpp"

#include "sample/names.hpp"
#include "sample/outline.hpp"
#include "sample/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace carreau {

namespace {

/// As in the decree: fewer people would not have been listed.
constexpr double kFewestPeople = 1'000.0;
/// Exits are numbered apart, so that their codes are those of no quartier that stayed.
constexpr int kFirstExit = 901;

/// The published cells of a region, by their position.
class CellsByPosition {
 public:
  explicit CellsByPosition(const SampleRegion& region) {
    for (const PublishedCell& cell : region.cells) cells_.emplace(cell.position, &cell);
  }
  [[nodiscard]] double people(CellPosition position) const {
    const auto at = cells_.find(position);
    return at == cells_.end() ? 0.0 : at->second->values[variable::ind];
  }
  [[nodiscard]] double people(const std::vector<CellPosition>& positions) const {
    double sum = 0.0;
    for (const CellPosition& position : positions) sum += people(position);
    return sum;
  }
  [[nodiscard]] const std::map<CellPosition, const PublishedCell*>& all() const { return cells_; }

 private:
  std::map<CellPosition, const PublishedCell*> cells_;
};

std::vector<CellPosition> positions_of(const SampleRegion& region, const SampleQuartier& quartier) {
  const auto side = static_cast<std::size_t>(region.plan.side);
  std::vector<CellPosition> positions;
  for (const std::size_t place : quartier.places) {
    positions.push_back({region.plan.corner.row + static_cast<std::int32_t>(place / side),
                         region.plan.corner.column + static_cast<std::int32_t>(place % side)});
  }
  return positions;
}

/// A part of connected cells that is connected as well: the first `count` met from its first cell.
std::vector<CellPosition> part_of(const std::vector<CellPosition>& cells, std::size_t count) {
  std::set<CellPosition> left(cells.begin() + 1, cells.end());
  std::vector<CellPosition> found = {cells.front()};
  for (std::size_t i = 0; i < found.size() && found.size() < count; ++i) {
    const CellPosition p = found[i];
    // Sides only, as corners do not connect a quartier of the sample.
    for (const CellPosition next : {CellPosition{p.row, p.column + 1},
                                    {p.row + 1, p.column},
                                    {p.row, p.column - 1},
                                    {p.row - 1, p.column}}) {
      if (found.size() < count && left.erase(next) > 0) found.push_back(next);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// The code of 2015 of a quartier of 2024: QN03601M was QP036001.
std::string code_before(const std::string& code) {
  return "QP" + code.substr(2, 3) + "0" + code.substr(5, 2);
}

/// The most populous place away from all quartiers, with what surrounds it; empty where fewer than
/// the decree's people live there.
std::vector<CellPosition> place_that_left(const SampleRegion& region,
                                          const CellsByPosition& cells) {
  constexpr std::int32_t kDistance = 3;
  std::set<CellPosition> closed;
  for (const SampleQuartier& quartier : region.quartiers.list) {
    for (const CellPosition& p : positions_of(region, quartier)) {
      for (std::int32_t row = -kDistance; row <= kDistance; ++row) {
        for (std::int32_t column = -kDistance; column <= kDistance; ++column) {
          closed.insert({p.row + row, p.column + column});
        }
      }
    }
  }
  const PublishedCell* centre = nullptr;
  for (const auto& [position, cell] : cells.all()) {
    if (closed.contains(position)) continue;
    const bool is_more =
        centre == nullptr || cell->values[variable::ind] > centre->values[variable::ind];
    if (is_more) centre = cell;
  }
  if (centre == nullptr) return {};
  std::vector<CellPosition> block;
  for (std::int32_t reach = 0; reach <= kDistance; ++reach) {
    block.clear();
    for (std::int32_t row = -reach; row <= reach; ++row) {
      for (std::int32_t column = -reach; column <= reach; ++column) {
        const CellPosition p{centre->position.row + row, centre->position.column + column};
        if (!closed.contains(p) && cells.all().contains(p)) block.push_back(p);
      }
    }
    if (block.size() < 2) continue;
    block = part_of(block, block.size());
    if (cells.people(block) >= kFewestPeople) return block;
  }
  return {};
}

class EarlierMap {
 public:
  EarlierMap(const SampleRegion& region, std::uint64_t seed) : region_(region), seed_(seed) {
    map_.outlines = PolygonSet(region.quartiers.outlines.crs());
  }

  SampleQuartiers draw(ExitNumbering& numbering) {
    for (std::size_t k = 0; k < region_.quartiers.list.size(); ++k) add_before(k);
    if (!region_.quartiers.list.empty()) add_exit(numbering);
    return std::move(map_);
  }

 private:
  void add_before(std::size_t k) {
    SampleQuartier before = region_.quartiers.list[k];
    const char letter = before.code.back();
    if (letter == 'N') return;  // it entered since
    before.code = code_before(before.code);
    const auto cells = positions_of(region_, before);
    SampleRandom random(sample_key({seed_, 11, region_.plan.index, before.places.front()}));
    const auto count = static_cast<std::size_t>(
        std::ceil(random.between(0.6, 0.85) * static_cast<double>(cells.size())));
    const auto smaller = part_of(cells, std::max<std::size_t>(count, 1));
    if (letter == 'I' || smaller.size() == cells.size()) {
      map_.outlines.add_feature(region_.quartiers.outlines, k);
    } else {
      draw_outline(smaller, seed_, map_.outlines);
      before.people = cells_.people(smaller);
    }
    map_.list.push_back(std::move(before));
  }

  void add_exit(ExitNumbering& numbering) {
    const auto cells = place_that_left(region_, cells_);
    if (cells.empty()) return;
    const std::string commune = cells_.all().at(cells.front())->communes.substr(0, 5);
    const auto at = std::find_if(region_.communes.begin(), region_.communes.end(),
                                 [&](const SampleCommune& c) { return c.code == commune; });
    if (at == region_.communes.end()) return;
    SampleQuartier exit;
    exit.communes = {static_cast<std::size_t>(at - region_.communes.begin())};
    const int order = kFirstExit + numbering[at->department]++;
    exit.code = fmt::format("QP0{}{}", at->department, order);
    SampleRandom random(sample_key({seed_, 12, region_.plan.index}));
    exit.name = quartier_name(random);
    exit.unit = at->unit.value_or(0);
    exit.people = cells_.people(cells);
    draw_outline(cells, seed_, map_.outlines);
    map_.list.push_back(std::move(exit));
  }

  const SampleRegion& region_;
  std::uint64_t seed_;
  CellsByPosition cells_{region_};
  SampleQuartiers map_;
};

}  // namespace

SampleQuartiers earlier_quartiers(const SampleRegion& region, std::uint64_t seed,
                                  ExitNumbering& numbering) {
  return EarlierMap(region, seed).draw(numbering);
}

}  // namespace carreau
