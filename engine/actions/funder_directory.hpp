// SPDX-License-Identifier: Apache-2.0
/// The directory of funders: what a funder's name says about the money that it gives.
#pragma once

#include "actions/action.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// A funder, or a group of funders that the same words designate.
struct FunderEntry {
  std::string name;
  FunderKind kind = FunderKind::other;
  CreditKind credit = CreditKind::unknown;
  BudgetSection section = BudgetSection::unknown;
  /// Other whole names of this one funder.
  std::vector<std::string> aliases = {};
  /// Words that occur in the names of the funders of this entry, as whole words.
  std::vector<std::string> words = {};
  /// Kinds for which a name that consists of these words alone stands.
  std::vector<FunderKind> covers = {};
};

/// A scheme (dispositif) and its names: "PRE", "Programme de réussite éducative".
struct SchemeEntry {
  std::string code;
  std::vector<std::string> names;
};

/// Names are compared without case, accents and punctuation.
class FunderDirectory {
 public:
  /// Where several entries fit a name, the first one counts.
  FunderDirectory(std::vector<FunderEntry> funders, std::vector<SchemeEntry> schemes);

  /// Describes a name. A name that equals an entry's name or alias gets the name of the entry, so
  /// that all of them are one funder; otherwise the first entry decides of which a word occurs in
  /// the name.
  [[nodiscard]] Funder describe(std::string_view name) const;
  /// All names of the scheme that has this name, in plain words; empty where no scheme has it.
  [[nodiscard]] std::vector<std::string> scheme_names(std::string_view name) const;

 private:
  struct Entry {
    FunderEntry is;
    std::vector<std::string> whole;  ///< its name and aliases in plain words
    std::vector<std::string> words;  ///< in plain words, the longest first
  };
  std::vector<Entry> entries_;
  std::vector<std::vector<std::string>> schemes_;  ///< the names of each, in plain words
};

}  // namespace carreau
