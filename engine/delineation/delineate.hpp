// SPDX-License-Identifier: Apache-2.0
/// From cells to proposed perimeters, each decision with its reason.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/entry_income.hpp"
#include "delineation/near_miss.hpp"
#include "delineation/zone.hpp"
#include "geometry/polygon_set.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace carreau {

/// The outcome for the whole grid.
struct Delineation {
  std::vector<CellTest> tests;     ///< one per cell
  std::vector<Reason> reasons;     ///< one per cell, final
  std::vector<ZoneIndex> zone_of;  ///< the perimeter that holds each cell, or none
  std::vector<Zone> perimeters;    ///< by unit code, then decreasing people, then smallest cell
  std::vector<Zone> near_misses;   ///< in the same order
};

/// The first step that has to be taken anew after a change.
enum class DelineationStep : std::uint8_t {
  incomes,    ///< the cells or their incomes are others: nothing is kept
  cells,      ///< which cells are below S
  clusters,   ///< how candidates touch, and which gaps are filled
  selection,  ///< minima of zones, tolerances of near misses
};

/// How often each step was taken; what was not repeated is what a re-run saves.
struct DelineationWork {
  std::int64_t cells_tested = 0;
  std::int64_t shares_reckoned = 0;  ///< of cells that two comparisons did not tell
  std::int64_t clusters_labelled = 0;
  std::int64_t zones_figured = 0;
};

/// Draws the zones that the rule allows:
/// 1. each cell is tested: its territory, its people, its share of people below S;
/// 2. candidates that touch, under one threshold and one territory test, form clusters;
/// 3. each cluster, its gaps filled as asked, is tested as a whole;
/// 4. what fails exactly one criterion by little is kept as a near miss.
/// Deterministic: independent of the order of the input and of the number of threads. Keeps what
/// each step gave, so that a run over the same cells can begin at a later one.
class Delineator {
 public:
  /// `from`: incomes the first time. Later: the earliest step that what changed in the input since
  /// the last run touches, with the result of that run; the cells, their communes and their incomes
  /// may only change with `incomes`.
  void run(const DelineationInput& input, DelineationStep from, Delineation& result);
  [[nodiscard]] const DelineationWork& work() const { return work_; }

 private:
  void test(const DelineationInput& input, Delineation& result);
  void label(const DelineationInput& input, const Delineation& result);
  void select(const DelineationInput& input, Delineation& result);
  void select_clusters(const ZoneSource& source, Delineation& result);

  DelineationWork work_;
  std::optional<EntryIncomes> entry_;
  std::optional<WholeCommunes> communes_;
  std::vector<std::uint32_t> keys_;
  // Fresh memory is dear, so that marks are kept from run to run.
  std::vector<std::uint8_t> candidates_;
  std::vector<std::uint8_t> taken_;  ///< by a perimeter or a near miss
  Clusters clusters_;
  std::vector<Zone> zones_;  ///< of the clusters with at least `least_` people
  /// Outside urban territory, inside.
  std::optional<std::array<Persons, 2>> least_;
};

/// One run.
[[nodiscard]] Delineation delineate(const DelineationInput& input);

/// The outlines of zones in the grid's CRS, one feature a zone, holes kept.
[[nodiscard]] PolygonSet outlines(const CellTable& cells, std::span<const Zone> zones);

}  // namespace carreau
