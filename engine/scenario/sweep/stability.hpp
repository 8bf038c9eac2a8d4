// SPDX-License-Identifier: Apache-2.0
/// What a sweep says when all its scenarios are counted: how steady cells and zones are, at which
/// values they enter and leave, and which choice moves what.
#pragma once

#include "scenario/sweep/sensitivity.hpp"
#include "scenario/sweep/sweep_worker.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau {

/// What a zone of a sweep is in the base.
enum class SweptZoneKind : std::uint8_t {
  perimeter,
  near_miss,
  other,  ///< a zone of other scenarios alone
};
[[nodiscard]] std::string to_text(SweptZoneKind kind);

/// A zone of the base, or one that exists in other scenarios alone.
///
/// A zone of the base stands in a scenario where a single zone of that scenario holds at least half
/// of its people. Another zone stands where its most populated cell is in a zone.
struct SweptZone {
  SweptZoneKind kind = SweptZoneKind::perimeter;
  std::string id;  ///< of the base, or "X01": by decreasing share
  std::string name;
  UnitIndex unit;
  Persons people;
  std::vector<CellIndex> cells;  ///< of another zone: of the largest that was seen
  std::int64_t scenarios = 0;    ///< designed ones, in which it stands
  std::vector<LineSpan> lines;   ///< by variation
};

/// The effect of one factor, or what all leave unexplained, on one outcome.
struct SweptEffect {
  enum class Outcome : std::uint8_t { zones, people, zone } outcome = Outcome::zones;
  std::size_t zone = 0;               ///< of Stability::zones, where the outcome is one zone
  std::optional<std::size_t> factor;  ///< nothing: what the main effects leave unexplained
  MainEffect effect;
};

/// The point of a curve: one parameter at one value, the others as in the base.
struct CurvePoint {
  std::size_t variation = 0;
  std::size_t value = 0;
  SweepRow row;
};

struct Stability {
  std::int64_t designed = 0;
  std::vector<SweptZone> zones;  ///< perimeters, near misses, others
  std::vector<SweptEffect> effects;
  std::vector<CurvePoint> curves;
};

/// Concludes from the tally of all scenarios.
[[nodiscard]] Stability conclude(const SweepStart& start, const SweepTally& tally);

}  // namespace carreau
