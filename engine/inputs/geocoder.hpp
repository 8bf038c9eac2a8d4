// SPDX-License-Identifier: Apache-2.0
/// How far a geocoded position may be from the address, by what the geocoder says of it.
#pragma once

#include "files/table.hpp"

#include <cstddef>
#include <optional>

namespace carreau::inputs {

/// The columns in which French geocoders (BAN, addok, géoplateforme) say what they found.
class Geocoder {
 public:
  explicit Geocoder(const files::Table& table);
  /// Metres, of the current row. Nine addresses in ten lie nearer: those of a street to its middle,
  /// those of a commune to its centre (addresses of Bondy, Seine-Saint-Denis, 190 m and 1.5 km).
  /// A kind that is not known counts as a house number. 0 where the table has no such columns.
  [[nodiscard]] double precision(const files::Table& table) const;

 private:
  std::optional<std::size_t> kind_;
  std::optional<std::size_t> score_;
};

}  // namespace carreau::inputs
