// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_index.hpp"

#include <fmt/format.h>

#include <utility>

namespace carreau::inputs {

namespace {

std::string key_of(int year, const std::string& reference) {
  return fmt::format("{}\n{}", year, reference);
}

}  // namespace

ActionIndexes::ActionIndexes(std::span<const ActionTable> tables) {
  for (const ActionTable& table : tables) {
    if (has_actions_.size() <= table.file) has_actions_.resize(table.file + 1);
    if (table.sheet == ActionSheet::actions) has_actions_[table.file] = true;
  }
}

void ActionIndexes::add(IndexedAction action) {
  by_key_[key_of(action.year, action.reference)] = actions_.size();
  by_written_[action.written].push_back(actions_.size());
  actions_.push_back(std::move(action));
}

const IndexedAction* ActionIndexes::find(int year, const std::string& reference) const {
  const auto found = by_key_.find(key_of(year, reference));
  return found == by_key_.end() ? nullptr : &actions_[found->second];
}

std::string ActionIndexes::numbered(int year, const std::string& reference) {
  int& number = numbers_.try_emplace(key_of(year, reference), 1).first->second;
  std::string name;
  do {
    name = fmt::format("{} ({})", reference, ++number);
  } while (find(year, name) != nullptr);
  return name;
}

FoundAction ActionIndexes::join(const std::string& reference, std::optional<int> year,
                                std::size_t file) const {
  FoundAction found;
  const auto candidates = by_written_.find(reference);
  if (candidates == by_written_.end()) return found;
  for (const std::size_t at : candidates->second) {
    const IndexedAction& action = actions_[at];
    if (has_actions_[file] && action.file != file) continue;
    if (year && action.year != *year) continue;
    ++found.count;
    found.action = action.action;
  }
  return found;
}

}  // namespace carreau::inputs
