// SPDX-License-Identifier: Apache-2.0
/// Estimates how far a geocoded position may be from the address, from the geocoder's own columns.
#pragma once

#include "files/table.hpp"

#include <cstddef>
#include <optional>

namespace carreau::inputs {

/// The columns in which French geocoders (BAN, addok, géoplateforme) and INSEE's files (Sirene,
/// BPE) say how a position was found.
class Geocoder {
 public:
  explicit Geocoder(const files::Table& table);
  /// The precision of the current row in metres: nine addresses in ten are nearer. For a street it
  /// is the distance to its middle, for a commune that to its centre (190 m and 1.5 km for the
  /// addresses of Bondy, Seine-Saint-Denis). An unknown kind counts as a house number, an unknown
  /// code of INSEE as a commune. 0 where the table has no such columns.
  [[nodiscard]] double precision(const files::Table& table) const;

 private:
  std::optional<std::size_t> kind_;
  std::optional<std::size_t> quality_;
  std::optional<std::size_t> error_;
  std::optional<std::size_t> score_;
};

}  // namespace carreau::inputs
