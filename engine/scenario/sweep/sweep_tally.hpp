// SPDX-License-Identifier: Apache-2.0
/// What scenarios of a sweep gave, counted: merged in any order it is the same.
#pragma once

#include "base/index.hpp"
#include "base/quantity.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// At which values of one parameter something holds, the others being as in the base: positions
/// among its values.
struct LineSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t count = 0;  ///< 0: at none, and `first` and `last` say nothing

  void add(std::uint32_t position);
  void merge(const LineSpan& other);
  /// Whether it holds at every value from the first to the last.
  [[nodiscard]] bool is_unbroken() const { return count == 0 || last - first + 1 == count; }
  friend bool operator==(const LineSpan&, const LineSpan&) = default;
};

/// The outcome of one scenario.
struct SweepRow {
  std::int64_t scenario = 0;
  std::uint32_t zones = 0;
  std::uint32_t near_misses = 0;
  std::uint32_t cells = 0;      ///< inhabited, in zones
  std::uint32_t positions = 0;  ///< of the footprints of zones: each of one cell's area
  std::uint32_t others = 0;     ///< zones that are none of the base's, see OtherZone
  Persons people;               ///< in zones
  Euros threshold_low;          ///< the lowest S (declared) of the units in urban territory
  Euros threshold_high;         ///< the highest; both 0 where there is no such unit
  friend bool operator==(const SweepRow&, const SweepRow&) = default;
};

/// In how many designed scenarios a cell is in a zone, or else in a near miss.
struct CellCount {
  CellIndex cell;
  std::uint32_t in = 0;
  std::uint32_t near = 0;
  friend bool operator==(const CellCount&, const CellCount&) = default;
};

/// A zone of some scenario that is none of the base's zones or near misses, known by its most
/// populated cell.
struct OtherZone {
  CellIndex heart;
  std::uint32_t count = 0;       ///< scenarios with such a zone of this heart
  Persons people;                ///< of the largest of them
  std::vector<CellIndex> cells;  ///< of that one
  void merge(const OtherZone& other);
  friend bool operator==(const OtherZone&, const OtherZone&) = default;
};

/// The sizes on which the content of a tally depends, and the plan that it is of.
struct TallyShape {
  std::string plan;            ///< digest of the plan and of its inputs
  std::size_t zones = 0;       ///< of the base: perimeters, then near misses
  std::size_t variations = 0;  ///< varied parameters
  std::size_t classes = 0;     ///< of all factors together; 0 where effects are not counted
  /// Of the grid. Not among the bytes, whose plan says of which grid they are.
  std::size_t cells = CellIndex::none().position();
  friend bool operator==(const TallyShape&, const TallyShape&) = default;
};

/// Counts of any set of scenarios. Whole numbers alone: merging is associative and commutative, so
/// that blocks may be run in any order, by any number of threads, processes or machines. No
/// scenario may be in two tallies that are merged.
struct SweepTally {
  TallyShape shape;
  std::vector<SweepRow> rows;          ///< by scenario
  std::vector<CellCount> cells;        ///< those ever in or near, in order
  std::vector<LineSpan> cell_lines;    ///< of each of these, by variation
  std::vector<std::uint32_t> zones;    ///< by zone: designed scenarios in which it stands
  std::vector<LineSpan> zone_lines;    ///< by zone, then variation
  std::vector<std::uint32_t> classes;  ///< by zone, then class: designed scenarios as above
  std::vector<OtherZone> others;       ///< by heart

  SweepTally() = default;
  explicit SweepTally(TallyShape of);

  /// Throws DataError for a tally of another plan, and where a scenario is in both.
  void merge(const SweepTally& other);

  /// The same on every machine, with a version and a checksum.
  [[nodiscard]] std::string bytes() const;
  /// Throws DataError for bytes that are not those of a tally, are damaged, or are of another
  /// version; and for a tally of another shape than expected.
  [[nodiscard]] static SweepTally from_bytes(std::string_view bytes, const TallyShape& expected);

  friend bool operator==(const SweepTally&, const SweepTally&) = default;
};

}  // namespace carreau
