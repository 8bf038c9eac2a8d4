// SPDX-License-Identifier: Apache-2.0
/// From cells to proposed perimeters, each decision with its reason.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/contenders.hpp"
#include "delineation/entry_income.hpp"
#include "delineation/kept_zones.hpp"
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
  std::int64_t cells_tested = 0;     ///< every cell, or the contenders alone
  std::int64_t shares_reckoned = 0;  ///< of cells that two comparisons did not tell
  std::int64_t clusters_labelled = 0;
  std::int64_t zones_figured = 0;  ///< of clusters that were other ones, or too small, before
};

/// Draws the zones that the rule allows:
/// 1. each cell is tested: its territory, its people, its share of people below S;
/// 2. candidates that touch, under one threshold and one territory test, form clusters;
/// 3. each cluster, its gaps filled as asked, is tested as a whole;
/// 4. what fails exactly one criterion by little is kept as a near miss.
/// Deterministic: independent of the order of the input and of the number of threads. Keeps what
/// each step gave, so that a run over the same cells can begin at a later one, and looks only at
/// what can be other than in the last: contenders, clusters that changed, the people below S.
class Delineator {
 public:
  /// `from`: incomes the first time. Later: the earliest step that what changed in the input since
  /// the last run touches, with the result of that run; the cells, their communes, their incomes
  /// and what is listed may only change with `incomes`.
  void run(const DelineationInput& input, DelineationStep from, Delineation& result);
  [[nodiscard]] const DelineationWork& work() const { return work_; }

 private:
  struct Choice {
    std::vector<ChosenZone> perimeters;
    std::vector<ChosenZone> near_misses;
  };
  void begin(const DelineationInput& input);
  void test(const DelineationInput& input, Delineation& result);
  void test_all(const DelineationInput& input, Delineation& result);
  void tell_territories(const DelineationInput& input, const Delineation& result);
  void label(const DelineationInput& input);
  void select(const DelineationInput& input, Delineation& result);
  void dissolve_last(const DelineationInput& input, Delineation& result);
  void make_zones(const ZoneSource& source);
  Choice choose(const ZoneSource& source, Delineation& result);

  DelineationWork work_;
  std::optional<EntryIncomes> entry_;
  std::optional<WholeCommunes> communes_;
  Contenders contenders_;
  std::vector<std::uint32_t> keys_;
  TakenCells taken_;
  Clusters clusters_;
  KeptZones zones_;         ///< of the clusters with at least `least_` people
  KeptZones nearly_zones_;  ///< of what a raised S would let in
  /// Outside urban territory, inside.
  std::optional<std::array<Persons, 2>> least_;
};

/// One run.
[[nodiscard]] Delineation delineate(const DelineationInput& input);

/// The outlines of zones in the grid's CRS, one feature a zone, holes kept.
[[nodiscard]] PolygonSet outlines(const CellTable& cells, std::span<const Zone> zones);

}  // namespace carreau
