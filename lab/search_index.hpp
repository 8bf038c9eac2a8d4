// SPDX-License-Identifier: Apache-2.0
/// Finds places by name, code or coordinates.
#pragma once

#include "lab/lab.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

enum class FoundKind : std::uint8_t {
  commune,
  unit,
  zone,
  near_miss,
  quartier,
  cell,
  address,
  place
};
[[nodiscard]] std::string_view to_text(FoundKind kind);

/// A possible result of a search.
struct FoundPlace {
  FoundKind kind = FoundKind::place;
  std::string code;
  std::string label;
  Box bounds;
};

/// Indexes the names of the grid's communes, urban units and zonings; the zones of a run are
/// searched directly, and addresses last, where the lab has any. Words may be incomplete or left
/// out, and written without accents or capitals.
class SearchIndex {
 public:
  explicit SearchIndex(const Lab& lab);

  /// The best matches, at most `limit`: codes first, then names that begin with the text.
  [[nodiscard]] std::vector<FoundPlace> search(const LabRun& run, std::string_view text,
                                               std::size_t limit) const;

 private:
  struct Entry {
    FoundPlace place;
    std::string words;  ///< the label in plain words
  };

  void add_territory();
  void add_zonings();
  [[nodiscard]] std::vector<FoundPlace> named(const LabRun& run, const std::string& query,
                                              std::size_t limit) const;

  const Lab& lab_;
  std::vector<Entry> entries_;
};

}  // namespace carreau::lab
