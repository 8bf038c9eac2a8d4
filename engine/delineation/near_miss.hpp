// SPDX-License-Identifier: Apache-2.0
/// Zones that fail one criterion: the "poches de vulnérabilité" of the contracts.
#pragma once

#include "delineation/kept_zones.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Which criterion keeps a zone of candidates from being a perimeter, if exactly one does and
/// within the tolerance of the options; NearMiss::none otherwise. The population of the unit has
/// no tolerance: the contracts follow such places however small the unit is. `verdict`: its own.
[[nodiscard]] NearMiss near_miss_of(const DelineationInput& input, const Zone& zone,
                                    const Verdict& verdict);

/// A zone for the result: as made, and what it is there.
struct ChosenZone {
  const Zone* zone = nullptr;  ///< stands until zones are made again
  NearMiss near_miss = NearMiss::none;
};

/// Cells that perimeters and near misses have taken.
class TakenCells {
 public:
  /// None of `size` cells.
  void reset(std::size_t size);
  /// None again, as fast as few are taken.
  void clear();
  void take(const Zone& zone);
  [[nodiscard]] bool holds(CellIndex cell) const { return marks_[cell.position()] != 0; }
  [[nodiscard]] std::span<const CellIndex> list() const { return list_; }

 private:
  std::vector<std::uint8_t> marks_;
  std::vector<CellIndex> list_;
};

/// The communes of one grid and one estimate, each with its inhabited cells in order.
class WholeCommunes {
 public:
  explicit WholeCommunes(const DelineationInput& input);
  [[nodiscard]] std::span<const CellIndex> cells(std::size_t commune) const {
    return std::span(cells_).subspan(offset_[commune], offset_[commune + 1] - offset_[commune]);
  }
  /// Looks for the communes that no inhabited cell in urban territory belongs to.
  void find_rural(std::span<const CellTest> tests);
  /// As found.
  [[nodiscard]] std::span<const CommuneIndex> rural() const { return rural_; }
  [[nodiscard]] Persons people(CommuneIndex commune) const { return people_[commune.position()]; }
  /// Whether half of a commune's people may live below the threshold, so that the exact figures are
  /// worth it: never false where they would say so. Learns from each answer, as EntryIncomes does:
  /// no commune may be asked by two threads at once.
  [[nodiscard]] bool may_be_poor(const DelineationInput& input, CommuneIndex commune);

 private:
  std::vector<std::uint32_t> offset_;
  std::vector<CellIndex> cells_;
  std::vector<IncomeRange> range_;       ///< by commune: not poor at `low`, poor at `high`
  std::vector<Persons> people_;          ///< by commune
  std::vector<std::uint8_t> straddles_;  ///< by commune: several units, hence perhaps thresholds
  std::vector<CommuneIndex> rural_;
};

/// Zones that fail on income alone: clusters of cells that would enter with S raised by the
/// tolerance, outside those already `taken`. Some of them meet the criterion as a whole and fail
/// only cell by cell (NearMiss::cells). `nearly_below`: all such cells, in order, wherever they
/// lie; the zones are made in `zones`.
[[nodiscard]] std::vector<ChosenZone> income_near_misses(const ZoneSource& source,
                                                         std::span<const CellIndex> nearly_below,
                                                         const TakenCells& taken, KeptZones& zones);

/// Communes that fail on the territory alone: in no urban unit, or in one that is too small, with
/// the people and the median of a quartier when taken whole, and no near miss of their own. The
/// contracts of 2007–2014 named whole communes, and those since follow such places as pockets.
[[nodiscard]] std::vector<Zone> commune_near_misses(const ZoneSource& source,
                                                    WholeCommunes& communes,
                                                    const TakenCells& taken);

}  // namespace carreau
