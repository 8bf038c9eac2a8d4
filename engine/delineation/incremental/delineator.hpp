// SPDX-License-Identifier: Apache-2.0
/// The delineation of one grid again and again, each run repeating only what has changed.
#pragma once

#include "delineation/delineate.hpp"
#include "delineation/incremental/contenders.hpp"
#include "delineation/incremental/entry_income.hpp"
#include "delineation/incremental/held_cells.hpp"
#include "delineation/incremental/kept_zones.hpp"
#include "delineation/incremental/known_communes.hpp"
#include "delineation/thinning.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace carreau {

/// The first step that a run has to repeat after a change; all later ones follow.
enum class DelineationStep : std::uint8_t {
  incomes,    ///< the cells or their incomes have changed: nothing is kept
  cells,      ///< which cells are below S
  clusters,   ///< how candidates touch, the density they hold, and which gaps are filled
  selection,  ///< the people that zones need, tolerances of near misses
};

/// How often each step was taken; what was not repeated is what a re-run saves.
struct DelineationWork {
  std::int64_t cells_tested = 0;     ///< every cell, or the contenders alone
  std::int64_t shares_computed = 0;  ///< of cells that two comparisons did not decide
  std::int64_t clusters_labelled = 0;
  std::int64_t zones_computed = 0;  ///< of clusters that changed, or were too small before
};

/// Gives what delineate() gives, to the byte, and keeps what each step gave. A later run over the
/// same cells begins at the earliest step that the change touches, and looks only at what can have
/// changed since the last run: contenders, clusters with other cells, the people below S. Not to be
/// shared between threads.
class Delineator {
 public:
  /// `from`: DelineationStep::incomes the first time. Later, the earliest step that a change in the
  /// input since the last run touches; `result` is then the result of that run. The cells, their
  /// communes, their incomes and the listed quartiers may only change with `incomes`.
  ///
  /// Throws Cancelled where the work of this thread was asked to stop. After that, or any other
  /// exception, `from` of the next run is the earliest step that the changes of both runs touch. It
  /// repeats everything where the run had begun, so that the next result is that of delineate().
  void run(const DelineationInput& input, DelineationStep from, Delineation& result);
  [[nodiscard]] const DelineationWork& work() const { return work_; }

 private:
  /// A zone for the result: as kept, and what it is there.
  struct ChosenZone {
    const Zone* zone = nullptr;
    NearMiss near_miss = NearMiss::none;
    Verdict verdict;
  };
  struct Choice {
    std::vector<ChosenZone> perimeters;
    std::vector<ChosenZone> near_misses;
  };
  void forget_grid(const DelineationInput& input);
  void test_cells(const DelineationInput& input, Delineation& result);
  void test_all_cells(const DelineationInput& input, Delineation& result);
  void forget_decisions(const DelineationInput& input, Delineation& result);
  void update_territories(const DelineationInput& input, const Delineation& result);
  void label_candidates(const DelineationInput& input);
  void select_zones(const DelineationInput& input, Delineation& result);
  void take_back_zones(const DelineationInput& input, Delineation& result);
  void draw_zones(const ZoneSource& source);
  Choice decide_zones(const ZoneSource& source, Delineation& result);
  void decide(const ZoneSource& source, const KeptZones& zones, Delineation& result,
              Choice& choice);
  void decide_sparse(const ZoneSource& source, Delineation& result, Choice& choice);
  void add_income_near_misses(const ZoneSource& source, Choice& choice);
  static void copy_in_order(const DelineationInput& input, std::vector<ChosenZone> chosen,
                            std::vector<Zone>& zones);

  DelineationWork work_;
  /// Whether what is kept, and the result, are those of one run. Not before the first run, nor
  /// after one that was stopped on its way.
  bool is_whole_ = false;
  std::optional<EntryIncomes> entry_;
  std::optional<KnownCommunes> communes_;
  Contenders contenders_;
  std::vector<std::uint32_t> keys_;  ///< zone_keys() of every cell
  HeldCells held_;
  ThinnedClusters groups_;
  KeptZones zones_;                  ///< of the clusters with at least `least_people_`
  KeptZones sparse_zones_;           ///< of the clusters of which thinning left nothing
  std::vector<CellIndex> left_out_;  ///< cells that thinning left out, as the result says
  KeptZones raised_zones_;           ///< of the clusters that a raised S would let in
  /// The people that `zones_` were drawn for: outside urban territory, inside.
  std::optional<std::array<Persons, 2>> least_people_;
};

}  // namespace carreau
