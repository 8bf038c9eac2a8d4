// SPDX-License-Identifier: Apache-2.0
/// The ids and names that zones keep from one scenario to the next.
#pragma once

#include "delineation/delineate.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// Names given by the user, by the id of the zone.
using ZoneNames = std::map<std::string, std::string>;
/// Whether the text can be the name of a zone: one line that is not blank, of at most 200 bytes.
[[nodiscard]] bool is_zone_name(std::string_view text);

/// The zones of a reference: what the rule draws without settings and edits. Perimeters and near
/// misses alike have an identity, so that a near miss that enters is known by the one it had.
class KnownZones {
 public:
  /// Takes ids and names from `reference`, which is not needed afterwards.
  KnownZones(const CellTable& cells, const Delineation& reference);

  struct Known {
    std::string id;
    std::string name;
    Persons people;
    bool is_perimeter = false;
  };
  [[nodiscard]] std::span<const Known> zones() const { return zones_; }
  /// The place in zones() of the zone that holds a cell, or none.
  [[nodiscard]] ZoneIndex at(CellIndex cell) const { return holder_[cell.position()]; }

 private:
  std::vector<Known> zones_;
  std::vector<ZoneIndex> holder_;  ///< one per cell
};

/// Gives zones that are in order their ids and names. A zone takes those of the reference's zone
/// with which it shares most people, at least half of those of the smaller one. Each identity goes
/// to one zone: perimeters take theirs before near misses, and of several the one that shares most.
/// Any other zone is new. It is known by its heart, the most populated cell, and numbered by the
/// rank of that cell among those of its unit: "59702-N57". A zone's identity so depends on the
/// reference and its own cells, and on no zone elsewhere.
void identify_zones(const DelineationInput& input, const KnownZones& reference,
                    Delineation& delineation);
/// As if the delineation were its own reference: numbered in their order (zone_order.hpp).
void number_zones(const DelineationInput& input, Delineation& delineation);

/// Puts the user's names in the place of those of zones. Returns the ids that no zone has.
[[nodiscard]] std::vector<std::string> put_names(const ZoneNames& names, Delineation& delineation);

}  // namespace carreau
