// SPDX-License-Identifier: Apache-2.0
/// Actions by their reference, as other rows name them.
#pragma once

#include "actions/action.hpp"
#include "inputs/programme/action_tables.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carreau::inputs {

struct IndexedAction {
  int year = 0;
  std::string reference;  ///< distinct within its year
  std::string written;    ///< in its file, where several may bear it
  ActionIndex action;
  std::size_t table = 0;
  std::size_t row = 0;
  std::size_t file = 0;
};

/// How many actions a reference means, and which where it is one.
struct FoundAction {
  std::size_t count = 0;
  ActionIndex action;
};

class ActionIndexes {
 public:
  explicit ActionIndexes(std::span<const ActionTable> tables);

  void add(IndexedAction action);
  /// Null where no action of the year bears the reference.
  [[nodiscard]] const IndexedAction* find(int year, const std::string& reference) const;
  /// "R (2)", or the next number that is free.
  [[nodiscard]] std::string numbered(int year, const std::string& reference);
  /// What a row of lines or indicators means: of its own file where that has actions, else of all;
  /// of its year where it has one.
  [[nodiscard]] FoundAction join(const std::string& reference, std::optional<int> year,
                                 std::size_t file) const;

 private:
  std::vector<bool> has_actions_;  ///< by file
  std::vector<IndexedAction> actions_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::unordered_map<std::string, int> numbers_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_written_;
};

}  // namespace carreau::inputs
