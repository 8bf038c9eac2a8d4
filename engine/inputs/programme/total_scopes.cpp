// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/total_scopes.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace carreau::inputs {

namespace {

/// The fields whose rows a total may add up by value: "Total 2024", "TOTAL CAF".
constexpr std::array kGroupFields{
    ActionField::year,      ActionField::contract,      ActionField::theme,
    ActionField::quartiers, ActionField::communes,      ActionField::funder,
    ActionField::reference, ActionField::operator_name, ActionField::strategic_objective};
/// Earlier boundaries that are tried, so that a table of nothing but totals stays fast.
constexpr std::size_t kMostBoundaries = 64;
/// Sections within a section that are tried.
constexpr std::size_t kMostSections = 16;

}  // namespace

TotalScopes::TotalScopes(const ActionTable& table, const NumberGrid& numbers,
                         const std::vector<bool>& announced)
    : table_(table), numbers_(numbers) {
  const auto& all = numbers.columns();
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (all[k].is_money()) columns_.push_back(k);
  }
  // A table without money may count people.
  for (std::size_t k = 0; k < all.size() && columns_.empty(); ++k) {
    if (all[k].is_people) columns_.push_back(k);
  }
  before_.emplace_back(columns_.size());
  const std::size_t rows = table.rows.size();
  after_.assign(rows + 1, Sums(columns_.size()));
  next_announced_.assign(rows + 1, rows);
  for (std::size_t row = rows; row-- > 0;) {
    after_[row] = after_[row + 1];
    next_announced_[row] = announced[row] ? row : next_announced_[row + 1];
    has_announced_ = has_announced_ || announced[row];
    for (std::size_t i = 0; i < columns_.size() && !announced[row]; ++i) {
      after_[row][i] += numbers.at(row, columns_[i]).value_or(Euros()).cents();
    }
  }
  for (const ActionField field : kGroupFields) {
    const FieldColumn* const column = table.columns.find(field);
    if (column != nullptr && has_announced_) group_columns_.push_back(column->column);
  }
  groups_.resize(group_columns_.size());
}

void TotalScopes::add_data() {
  Sums sums = before_.back();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    sums[i] += numbers_.at(row_, columns_[i]).value_or(Euros()).cents();
  }
  before_.push_back(std::move(sums));
  take_groups();
  ++row_;
}

void TotalScopes::take_groups() {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const std::string_view text = table_.rows.field(row_, group_columns_[g]);
    if (text.empty()) continue;
    Sums& sums = groups_[g].try_emplace(plain_words(text), columns_.size()).first->second;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      sums[i] += numbers_.at(row_, columns_[i]).value_or(Euros()).cents();
    }
  }
}

void TotalScopes::add_boundary() {
  before_.push_back(before_.back());
  boundaries_.push_back(++row_);
}

FoundScope TotalScopes::compare(TotalScope scope, const Sums& sums) const {
  FoundScope found{std::move(scope), 0, 0, sums};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto& stated = numbers_.at(row_, columns_[i]);
    if (!stated) continue;
    if (stated->cents() != sums[i]) ++found.different;
    else if (sums[i] != 0) ++found.equal;
  }
  return found;
}

FoundScope TotalScopes::above(std::size_t begin) const {
  Sums sums = before_[row_];
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] -= before_[begin][i];
  return compare({begin, row_}, sums);
}

FoundScope TotalScopes::below(std::size_t end) const {
  Sums sums = after_[row_ + 1];
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] -= after_[end][i];
  return compare({row_ + 1, end}, sums);
}

/// Rows that have the same text as the row itself in a column, or the words of its announcement.
void TotalScopes::add_groups(const TotalPhrase& phrase, std::size_t phrase_column,
                             std::vector<FoundScope>& found) const {
  const std::string announced = plain_words(table_.rows.field(row_, phrase_column));
  const std::string rest = join(phrase.rest, " ");
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const std::size_t column = group_columns_[g];
    std::vector<std::string> keys;
    if (column != phrase_column) keys.push_back(plain_words(table_.rows.field(row_, column)));
    keys.push_back(rest);
    // "Total QPV Nord" is of the quartier "QPV Nord"; "Total 2024" of the year 2024.
    const std::size_t first = announced.find("total ");
    if (first != std::string::npos) keys.push_back(announced.substr(first + 6));
    for (const std::string& key : keys) {
      const auto group = groups_[g].find(key);
      if (key.empty() || group == groups_[g].end()) continue;
      found.push_back(compare({0, row_, column, key}, group->second));
    }
  }
}

FoundScope TotalScopes::likeliest(const TotalPhrase& phrase,
                                  const std::vector<FoundScope>& found) const {
  const auto best = std::ranges::max_element(found, {}, &FoundScope::equal);
  if (best->equal > 0) return *best;
  const auto named = std::ranges::find_if(
      found, [&](const FoundScope& one) { return one.scope.column && !phrase.rest.empty(); });
  if (named != found.end()) return *named;
  const std::size_t last = boundaries_.empty() ? 0 : boundaries_.back();
  const bool is_last = next_announced_[row_ + 1] == table_.rows.size();
  if (before_[row_] == before_[0]) return below(table_.rows.size());
  // The last total of a table is of all its rows, as is one directly behind another total.
  return above(phrase.is_general || is_last || before_[row_] == before_[last] ? 0 : last);
}

FoundScope TotalScopes::find(const TotalPhrase& phrase, std::size_t phrase_column) const {
  std::vector<FoundScope> found{above(boundaries_.empty() ? 0 : boundaries_.back()), above(0)};
  const std::size_t tried = std::min(boundaries_.size(), kMostBoundaries);
  for (std::size_t i = 1; i < tried; ++i) {
    found.push_back(above(boundaries_[boundaries_.size() - 1 - i]));
  }
  add_groups(phrase, phrase_column, found);
  found.push_back(below(next_announced_[row_ + 1]));
  found.push_back(below(table_.rows.size()));
  const auto sum = std::ranges::find_if(found, &FoundScope::is_sum);
  return sum == found.end() ? likeliest(phrase, found) : *sum;
}

FoundScope TotalScopes::find_below() const {
  FoundScope found = below(table_.rows.size());
  std::size_t end = row_ + 1;
  for (std::size_t i = 0; i < kMostSections && !found.is_sum(); ++i) {
    end = next_announced_[end];
    if (end >= table_.rows.size()) break;
    found = below(end);
    // A section within this one begins there; the next try goes on behind it.
    ++end;
  }
  return found;
}

}  // namespace carreau::inputs
