// SPDX-License-Identifier: Apache-2.0
/// What texts of a header say, by the mappings that may apply and by the usual words.
#pragma once

#include "inputs/programme/action_mapping.hpp"
#include "inputs/programme/action_words.hpp"
#include "inputs/programme/audience_headers.hpp"
#include "inputs/programme/header_rows.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace carreau::inputs {

/// Understands names of columns; answers are kept, because the same texts are asked for often.
class NameSenses {
 public:
  /// Knows the names of all these mappings, and the usual ones where one of them uses these. The
  /// mappings must outlive it.
  explicit NameSenses(std::span<const ActionMapping* const> mappings);
  [[nodiscard]] NameSense sense(const std::string& name) const { return meaning(name).sense; }
  /// Whether a text above columns names a person or a body: the columns below describe that one,
  /// not the action.
  [[nodiscard]] bool names_others(const std::string& text) const {
    return meaning(text).names_others;
  }

 private:
  struct Meaning {
    NameSense sense = NameSense::none;
    bool names_others = false;
  };

  void add_names(const ActionMapping& mapping);
  [[nodiscard]] const Meaning& meaning(const std::string& name) const;
  [[nodiscard]] NameSense sense_of(const HeaderText& text) const;
  [[nodiscard]] NameSense usual_sense(const HeaderText& text) const;

  bool uses_usual_names_ = false;
  // Of the mapping whose words apply.
  AmountWords amount_words_;
  GroupWords group_words_;
  std::map<std::string, NameSense, std::less<>> keys_;  ///< of names, and of names in one piece
  mutable std::map<std::string, Meaning, std::less<>> known_;
};

}  // namespace carreau::inputs
