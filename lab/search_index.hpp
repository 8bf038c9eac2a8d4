// SPDX-License-Identifier: Apache-2.0
/// Places by name, code or coordinates.
#pragma once

#include "lab/lab.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

enum class FoundKind : std::uint8_t { commune, unit, zone, near_miss, quartier, cell, place };
[[nodiscard]] std::string_view to_text(FoundKind kind);

/// Something that a search may end at.
struct FoundPlace {
  FoundKind kind = FoundKind::place;
  std::string code;
  std::string label;
  Box bounds;
};

/// The names of the grid's communes, urban units and zonings; those of a run are looked through
/// when it is searched. Words may be begun only, and written without accents or capitals.
class SearchIndex {
 public:
  explicit SearchIndex(const Lab& lab);

  /// The best of what fits, at most `limit`: codes first, then names that begin as the text does.
  [[nodiscard]] std::vector<FoundPlace> search(const LabRun& run, std::string_view text,
                                               std::size_t limit) const;

 private:
  struct Entry {
    FoundPlace place;
    std::string words;  ///< of the label, plain
  };

  void add_territory();
  void add_zonings();

  const Lab& lab_;
  std::vector<Entry> entries_;
};

}  // namespace carreau::lab
