// SPDX-License-Identifier: Apache-2.0
/// Finds actions by the references that other rows give.
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
  std::string reference;  ///< unique within its year
  std::string written;    ///< as in its file, where several actions may have the same
  ActionIndex action;
  std::size_t table = 0;
  std::size_t row = 0;
  std::size_t file = 0;
};

/// The number of actions that have a reference, and the action where there is exactly one.
struct FoundAction {
  std::size_t count = 0;
  ActionIndex action;
};

class ActionIndexes {
 public:
  explicit ActionIndexes(std::span<const ActionTable> tables);

  void add(IndexedAction action);
  /// Null where no action of that year has the reference.
  [[nodiscard]] const IndexedAction* find(int year, const std::string& reference) const;
  /// The first free one of "R (2)", "R (3)", ….
  [[nodiscard]] std::string numbered(int year, const std::string& reference);
  /// The action that a row of funding lines or indicators refers to: within its own file where that
  /// has actions, otherwise among all; in its own year where it has one.
  [[nodiscard]] FoundAction join(const std::string& reference, std::optional<int> year,
                                 std::size_t file) const;

 private:
  std::vector<bool> has_actions_;  ///< one for each file
  std::vector<IndexedAction> actions_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::unordered_map<std::string, int> numbers_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_written_;
};

}  // namespace carreau::inputs
