// SPDX-License-Identifier: Apache-2.0
/// Finds the quartiers that the words of a user designate.
#pragma once

#include "actions/attribution.hpp"
#include "actions/commune_names.hpp"
#include "actions/name_hits.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// What else a row says about its place, which decides between quartiers of one name.
struct NamedRow {
  std::span<const std::string> communes;
  std::string_view contract;
  std::optional<std::size_t> inside;  ///< the present quartier in which its place is
};

/// A quartier that a text can name.
struct NamedQuartier {
  enum class Kind : std::uint8_t { present, former, replaced };
  Kind kind = Kind::present;
  std::size_t position = 0;  ///< among the quartiers, or among the former ones
  std::string code;
  std::string name;
  std::string contract;
  std::vector<std::size_t> communes;
};

/// The codes and names of all quartiers. Names are compared without case, accents, apostrophes,
/// articles, and words such as "quartier" and "QPV". The parts of a name ("Trescol" of "Trescol -
/// La Levade") designate the quartier too.
class QuartierNames {
 public:
  /// `communes` must outlive it.
  QuartierNames(const AttributionInput& input, const CommuneNames& communes);

  /// Present quartiers, former ones, then those that were replaced, each in the given order.
  [[nodiscard]] std::span<const NamedQuartier> list() const { return list_; }
  /// "La Fontaine (QN03601M)"; the code alone where there is no name.
  [[nodiscard]] std::string label(std::size_t quartier) const;
  /// The parts of a text, in its order, whatever separates them. A part without a code that has
  /// words in excess is unknown: they might deny what the others say.
  [[nodiscard]] std::vector<NamedPart> resolve(std::string_view text, const NamedRow& row) const;
  /// Whether the text has words such as "tous" or "transterritorial", whatever stands beside them.
  [[nodiscard]] bool has_phrase(std::string_view text) const;

 private:
  /// A code in a segment, and the names beside it.
  struct Coded {
    const NameHit* code = nullptr;
    std::vector<const NameHit*> labels;
  };

  [[nodiscard]] std::vector<Coded> coded(const NameSegment& segment) const;
  void add(NamedQuartier quartier);
  void join_communes(std::vector<NameSegment>& segments) const;
  [[nodiscard]] std::vector<std::size_t> within(std::vector<std::size_t> quartiers,
                                                const std::vector<std::size_t>& communes) const;
  [[nodiscard]] std::vector<std::size_t> narrowed(std::vector<std::size_t> quartiers,
                                                  const NamedRow& row) const;
  [[nodiscard]] std::optional<std::size_t> counterpart(std::string_view code) const;
  void read_codes(const NameSegment& segment, const std::string& text, const NamedRow& row,
                  std::vector<NamedPart>& parts) const;
  void read_names(const NameSegment& segment, const std::string& text, const NamedRow& row,
                  std::vector<NamedPart>& parts) const;
  [[nodiscard]] NamedPart named(std::vector<std::size_t> quartiers, std::string text) const;
  [[nodiscard]] NamedPart unknown(std::string text) const;
  [[nodiscard]] NamedPart excessive(const NameSegment& segment, std::string text) const;
  [[nodiscard]] NamedPart foreign(const std::string& code, std::string text,
                                  std::vector<std::size_t> by_name) const;
  [[nodiscard]] NamedPart phrase(const NameSegment& segment, std::string text) const;

  const CommuneNames& communes_;
  std::vector<NamedQuartier> list_;
  NameVocabulary vocabulary_;
  std::map<std::string, std::string, std::less<>> aliases_;
};

}  // namespace carreau
