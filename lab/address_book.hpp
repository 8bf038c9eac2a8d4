// SPDX-License-Identifier: Apache-2.0
/// Addresses by street, for the search box.
#pragma once

#include "base/findings.hpp"
#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

struct FoundAddress {
  std::string label;  ///< as the file writes it: "12 bis Rue de la Paix 59000 Lille"
  Point place;        ///< longitude and latitude
};

/// Takes some 20 bytes for each address, and what its street is called. Immutable and thread-safe.
class AddressBook {
 public:
  AddressBook() = default;

  /// Reads the base adresse nationale (`numero`, `rep`, `nom_voie`, `code_postal`, `nom_commune`,
  /// `lon`, `lat`), or a table of a geocoder with an address in one text (`geo_adresse`, `label`,
  /// `adresse`) and its place. Addresses outside `bounds` (degrees) or without a place are counted
  /// and left out. Throws DataError where a column is missing or a coordinate is no number, and the
  /// errors of opening a table.
  [[nodiscard]] static AddressBook read(const std::string& path, const Box& bounds,
                                        Findings& findings);

  [[nodiscard]] std::size_t size() const { return doors_.size(); }
  /// The best matches, at most `limit`. Each word begins a word of the street, in order; words may
  /// be left out. A number in front is that of the house, where the street has it. Without a number
  /// the place of a street is that of the house in the middle of its list.
  [[nodiscard]] std::vector<FoundAddress> search(std::string_view text, std::size_t limit) const;

 private:
  struct Street {
    std::string name;   ///< "Rue de la Paix 59000 Lille"
    std::string words;  ///< the same in plain words
    std::size_t first_door = 0;
  };
  /// What tells a door of a street.
  struct Door {
    std::int32_t longitude = 0;  ///< in millionths of a degree
    std::int32_t latitude = 0;
    std::uint32_t street = 0;
    std::uint16_t number = 0;  ///< 0: none
    std::uint16_t suffix = 0;  ///< position in suffixes_
  };
  friend class AddressReader;

  [[nodiscard]] FoundAddress found(const Door& door) const;

  std::vector<Street> streets_;
  std::vector<Door> doors_;  ///< by street, then as in the file
  std::vector<std::string> suffixes_{""};
};

/// Whether every word that is asked for begins a word of the name, in the same order: "villeneuve
/// ascq" is Villeneuve-d'Ascq. Both in plain words.
[[nodiscard]] bool begins_words(std::string_view words, std::string_view asked);

}  // namespace carreau::lab
