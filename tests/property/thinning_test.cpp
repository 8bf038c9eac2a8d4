// SPDX-License-Identifier: Apache-2.0
/// The thinning of any group of cells against a plain search, and what it promises.
#include "delineation/thinning.hpp"

#include "rules/rule_set.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace carreau {
namespace {

constexpr std::int64_t kMinimum = 2'000;
using Places = std::set<CellPosition>;

/// A square of cells, most of them sparse, some missing.
CellTable random_cells(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&](int limit) {
    return std::uniform_int_distribution<int>(0, limit - 1)(random);
  };
  const int side = 2 + below(9);
  const int densest = 200 + below(4'000);
  CellTable cells(GridSystem{}, Headcount::absent);
  std::vector<CellRecord> records;
  for (std::int32_t row = 0; row < side; ++row) {
    for (std::int32_t column = 0; column < side; ++column) {
      if (below(6) == 0) continue;
      CellRecord& record = records.emplace_back();
      record.position = {row, column};
      // Few different numbers, so that equal cells are frequent.
      record.people = Persons::from_tenths(below(4) == 0 ? below(densest) : 100 * (1 + below(8)));
    }
  }
  if (records.empty()) records.emplace_back();
  (void)cells.assign(records);
  return cells;
}

bool touch(Contiguity contiguity, const CellPosition& a, const CellPosition& b) {
  const int rows = std::abs(a.row - b.row);
  const int columns = std::abs(a.column - b.column);
  return contiguity == Contiguity::four ? rows + columns == 1 : std::max(rows, columns) == 1;
}

bool holds_density(const CellTable& cells, const Places& places) {
  RuleSet rule;
  rule.minimum_zone_density = kMinimum;
  Persons people;
  for (const CellPosition& p : places) people += cells.people()[cells.find(p).position()];
  return is_dense(rule, people, std::ssize(places) * 40'000);
}

/// What a place touches of some pieces, together with it.
Places joined(Contiguity contiguity, const std::vector<Places>& pieces, const CellPosition& place) {
  Places all{place};
  for (const Places& piece : pieces) {
    const bool is_touched = std::any_of(piece.begin(), piece.end(), [&](const CellPosition& p) {
      return touch(contiguity, p, place);
    });
    if (is_touched) all.insert(piece.begin(), piece.end());
  }
  return all;
}

/// As thinning.hpp says it, one cell after the other, from scratch each time.
std::vector<Places> plain_search(const CellTable& cells, Contiguity contiguity, Places left) {
  std::vector<Places> pieces;
  const auto take = [&](const CellPosition& place) {
    const Places all = joined(contiguity, pieces, place);
    std::erase_if(pieces, [&](const Places& piece) { return all.contains(*piece.begin()); });
    pieces.push_back(all);
    left.erase(place);
  };
  for (const CellPosition& place : Places(left)) {
    if (holds_density(cells, {place})) take(place);
  }
  while (true) {
    const CellPosition* best = nullptr;
    for (const CellPosition& place : left) {
      const Places all = joined(contiguity, pieces, place);
      if (all.size() < 2 || !holds_density(cells, all)) continue;
      const auto people = [&](const CellPosition& p) {
        return cells.people()[cells.find(p).position()];
      };
      if (best == nullptr || people(place) > people(*best)) best = &place;
    }
    if (best == nullptr) break;
    take(CellPosition(*best));
  }
  std::sort(pieces.begin(), pieces.end());
  return pieces;
}

struct ThinnedGroup {
  CellTable cells;
  Contiguity contiguity = Contiguity::eight;
  std::vector<CellIndex> group;
  Thinning thinning;
  std::vector<Places> pieces;

  explicit ThinnedGroup(std::uint64_t seed)
      : cells(random_cells(seed)),
        contiguity(seed % 2 == 0 ? Contiguity::four : Contiguity::eight) {
    for (std::size_t i = 0; i < cells.size(); ++i) group.emplace_back(i);
    thinning = thin_out(cells, contiguity, kMinimum, group);
    for (const auto& piece : thinning.pieces) pieces.push_back(places_of(piece));
  }
  [[nodiscard]] Places places_of(const std::vector<CellIndex>& some) const {
    Places places;
    for (const CellIndex cell : some) places.insert(cells.positions()[cell.position()]);
    return places;
  }
};

RC_GTEST_PROP(ThinningProperty, IsWhatAPlainSearchFinds, (std::uint64_t seed)) {
  const ThinnedGroup c(seed);
  std::vector<Places> pieces = c.pieces;
  std::sort(pieces.begin(), pieces.end());
  RC_ASSERT(pieces == plain_search(c.cells, c.contiguity, c.places_of(c.group)));
}

RC_GTEST_PROP(ThinningProperty, PiecesHoldTheDensityAndNoCellCouldBePutBack, (std::uint64_t seed)) {
  const ThinnedGroup c(seed);
  std::size_t count = c.thinning.left_out.size();
  for (const Places& piece : c.pieces) {
    RC_ASSERT(holds_density(c.cells, piece));
    count += piece.size();
  }
  RC_ASSERT(count == c.group.size());
  for (const CellPosition& place : c.places_of(c.thinning.left_out)) {
    RC_ASSERT(!holds_density(c.cells, joined(c.contiguity, c.pieces, place)));
  }
}

RC_GTEST_PROP(ThinningProperty, PiecesAreContiguousAndApart, (std::uint64_t seed)) {
  const ThinnedGroup c(seed);
  for (std::size_t k = 0; k < c.pieces.size(); ++k) {
    Places left = c.pieces[k];
    std::vector<CellPosition> open{*left.begin()};
    left.erase(left.begin());
    while (!open.empty()) {
      const CellPosition p = open.back();
      open.pop_back();
      for (const CellPosition& q : Places(left)) {
        if (!touch(c.contiguity, p, q)) continue;
        open.push_back(q);
        left.erase(q);
      }
    }
    RC_ASSERT(left.empty());
    for (std::size_t other = 0; other < k; ++other) {
      for (const CellPosition& p : c.pieces[k]) {
        RC_ASSERT(joined(c.contiguity, {c.pieces[other]}, p).size() == 1U);
      }
    }
  }
}

RC_GTEST_PROP(ThinningProperty, ADenseGroupStaysAsItIs, (std::uint64_t seed)) {
  const ThinnedGroup c(seed);
  // The pieces of a contiguous group that holds the density are the group.
  for (const Places& piece : c.pieces) {
    std::vector<CellIndex> group;
    for (const CellPosition& p : piece) group.push_back(c.cells.find(p));
    std::sort(group.begin(), group.end());
    const Thinning again = thin_out(c.cells, c.contiguity, kMinimum, group);
    RC_ASSERT(again.left_out.empty());
    RC_ASSERT(again.pieces.size() == 1U);
    RC_ASSERT(again.pieces.front() == group);
  }
}

}  // namespace
}  // namespace carreau
