// SPDX-License-Identifier: Apache-2.0
/// Recognises codes, names and set phrases in the words of a text about places.
#pragma once

#include "actions/name_words.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

enum class HitKind : std::uint8_t {
  code,          ///< of a quartier
  foreign_code,  ///< has the form of a quartier's code, but is not in the zoning
  name,          ///< of one or several quartiers, or of a part of them
  commune,
  all,      ///< "tous", "ensemble"
  outside,  ///< "hors"
  across,   ///< "transterritorial"
  except,   ///< "sauf"
};

/// Words that were recognised.
struct NameHit {
  HitKind kind = HitKind::name;
  std::size_t first = 0;  ///< words [first, last)
  std::size_t last = 0;
  std::vector<std::size_t> found;  ///< positions of quartiers, or of communes
  std::size_t begin = 0;           ///< bytes [begin, end) of the text
  std::size_t end = 0;
};

/// The words between two separators.
struct NameSegment {
  std::vector<NameHit> hits;
  bool has_excess = false;           ///< words that mean nothing known
  WordGap before = WordGap::border;  ///< what separates it from the segment before
  std::size_t begin = 0;             ///< bytes [begin, end) of the text
  std::size_t end = 0;

  [[nodiscard]] bool has(HitKind kind) const;
  /// All of it was recognised, as hits of this kind.
  [[nodiscard]] bool is_only(HitKind kind) const;
};

/// The codes, names and phrases that can occur.
class NameVocabulary {
 public:
  void add_code(std::string_view code, std::size_t quartier);
  /// The name and its parts.
  void add_name(std::string_view name, std::size_t quartier);
  void add_commune(std::string_view name, std::size_t commune);
  void add_phrase(HitKind kind, std::string_view phrase);

  /// Finds the longest names first, so that a name may contain a separator or the name of a
  /// commune; then divides the rest at its separators.
  [[nodiscard]] std::vector<NameSegment> segments(std::span<const NameWord> words) const;
  /// The quartier of a code in lower case without spaces.
  [[nodiscard]] std::optional<std::size_t> find_code(std::string_view code) const;
  /// The quartier whose code or name is most similar to the words, if any is similar.
  [[nodiscard]] std::optional<std::size_t> nearest(std::string_view words) const;

 private:
  void add_key(std::string key, HitKind kind, std::size_t of);
  [[nodiscard]] std::vector<NameHit> hits(std::span<const NameWord> words) const;
  [[nodiscard]] std::optional<NameHit> code_at(std::span<const NameWord> words,
                                               std::size_t at) const;
  [[nodiscard]] std::optional<NameHit> name_at(std::span<const NameWord> words,
                                               std::size_t at) const;

  std::map<std::string, std::size_t, std::less<>> codes_;
  /// A name of a quartier goes before the same name of a commune.
  std::map<std::string, std::map<HitKind, std::vector<std::size_t>>, std::less<>> keys_;
  std::size_t longest_ = 1;  ///< number of words of the longest key
};

}  // namespace carreau
