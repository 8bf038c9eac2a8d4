// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/row_kinds.hpp"

#include "inputs/programme/row_layout.hpp"
#include "inputs/programme/total_words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

namespace carreau::inputs {

namespace {

/// The cell of a row that announces a total most surely.
struct AnnouncedTotal {
  std::size_t column = 0;
  TotalPhrase phrase;
};

/// Decides row by row, from the first to the last.
class KindFinder {
 public:
  KindFinder(const ActionTable& table, const NumberGrid& numbers)
      : table_(table), numbers_(numbers), layout_(table, numbers) {}

  RowKinds run() {
    const std::size_t rows = table_.rows.size();
    std::vector<bool> announced(rows);
    for (std::size_t row = 0; row < rows; ++row) {
      const bool is_sure = announce(row) && announced_[row].phrase.word >= TotalWord::strong;
      announced[row] =
          (is_sure && !is_named_action(row, announced_[row])) || layout_.is_labelled_sum(row);
    }
    scopes_.emplace(table_, numbers_, announced);
    found_.total_columns = scopes_->columns();
    for (std::size_t row = 0; row < rows; ++row) {
      const RowKind kind = kind_of(row);
      found_.kinds.push_back(kind);
      if (kind == RowKind::data || kind == RowKind::continued) scopes_->add_data();
      else scopes_->add_boundary();
    }
    return std::move(found_);
  }

 private:
  /// Notes the announcement of a total in the row, where there is one.
  bool announce(std::size_t row) {
    for (std::size_t column = 0; column < table_.rows.columns().size(); ++column) {
      TotalPhrase phrase = total_phrase(table_.rows.field(row, column));
      if (phrase.word == TotalWord::none) continue;
      const auto at = announced_.find(row);
      if (at != announced_.end() && at->second.phrase.word >= phrase.word) continue;
      announced_[row] = {column, std::move(phrase)};
    }
    return announced_.contains(row);
  }

  RowKind kind_of(std::size_t row) {
    if (layout_.is_header(row)) {
      if (layout_.names_other_places(row)) found_.reordered.push_back(row);
      return RowKind::header;
    }
    if (const auto at = announced_.find(row); at != announced_.end()) {
      if (is_total(row, at->second)) return RowKind::total;
    } else if (is_unnamed_total(row) || is_section_total(row)) {
      return RowKind::total;
    }
    if (is_directly_below_data(row) && layout_.continues(row, base_)) return RowKind::continued;
    const RowKind kind = layout_.kind_of_text(row);
    if (kind == RowKind::data) base_ = row;
    return kind;
  }

  [[nodiscard]] bool is_directly_below_data(std::size_t row) const {
    if (row == 0 || table_.rows.number(row) != table_.rows.number(row - 1) + 1) return false;
    const RowKind above = found_.kinds[row - 1];
    return above == RowKind::data || above == RowKind::continued;
  }

  /// Whether the row has what makes an action of its own: a reference and somebody who does it, or
  /// a quartier where it is done.
  [[nodiscard]] bool is_named_action(std::size_t row, const AnnouncedTotal& said) const {
    const auto has = [&](ActionField field) { return layout_.has(row, field, said.column); };
    const bool is_title = layout_.is_of(said.column, ActionField::title) ||
                          layout_.is_of(said.column, ActionField::operator_name);
    const bool has_somebody = has(ActionField::operator_name) || has(ActionField::siret) ||
                              has(ActionField::quartiers) || has(ActionField::title);
    return is_title && has(ActionField::reference) && has_somebody;
  }

  bool is_total(std::size_t row, const AnnouncedTotal& said) {
    const FoundScope found = scopes_->find(said.phrase, said.column);
    if (!decide(row, said, found)) return false;
    found_.totals.push_back({row, std::string(table_.rows.field(row, said.column)), found});
    return true;
  }

  [[nodiscard]] bool decide(std::size_t row, const AnnouncedTotal& said, const FoundScope& found) {
    // No funder is called "Total": the row adds up the funders of one action, or of all.
    const bool is_bare = said.phrase.rest.empty();
    if (is_bare && said.phrase.word >= TotalWord::strong &&
        layout_.is_of(said.column, ActionField::funder)) {
      return true;
    }
    if (is_named_action(row, said)) return false;
    const std::size_t evidence = layout_.evidence(row, said.column);
    const bool is_clear = said.phrase.word == TotalWord::certain || are_known(said.phrase.rest);
    const bool has_somebody = layout_.has(row, ActionField::operator_name, said.column);
    if (found.equal > 0) {
      return evidence == 0 ||
             (is_clear && (said.phrase.word >= TotalWord::strong || !has_somebody));
    }
    // Its amounts are not the sum of other rows: only the words and the structure speak.
    if (is_clear && said.phrase.word >= TotalWord::strong) {
      return !layout_.has(row, ActionField::reference, said.column) && !has_somebody;
    }
    return evidence == 0 && layout_.expects_evidence(said.column) &&
           (is_clear || said.phrase.word >= TotalWord::strong);
  }

  /// Whether other cells of the table have all these words: "nord" in "Sous-total QPV Nord".
  [[nodiscard]] bool are_known(const std::vector<std::string>& words) {
    if (words.empty()) return true;
    if (known_.empty()) known_ = layout_.words_of_groups();
    return std::ranges::all_of(words,
                               [&](const std::string& word) { return known_.contains(word); });
  }

  /// Whether a row without any text that names something is the sum of two rows or more above it.
  bool is_unnamed_total(std::size_t row) {
    if (!numbers_.has_money(row) || !layout_.is_unnamed(row)) return false;
    const FoundScope found = scopes_->find({}, 0);
    const bool is_above = found.scope.end == row && found.scope.begin + 2 <= row;
    if (!found.is_sum() || !is_above || found.scope.column) return false;
    found_.totals.push_back({row, {}, found});
    return true;
  }

  /// Whether the row is the head of a section, with the sum of the two rows or more below it.
  bool is_section_total(std::size_t row) {
    if (!layout_.is_labelled_sum(row)) return false;
    const FoundScope found = scopes_->find_below();
    if (!found.is_sum() || found.scope.end < row + 3) return false;
    found_.totals.push_back({row, first_text(row), found});
    return true;
  }

  [[nodiscard]] std::string first_text(std::size_t row) const {
    std::size_t column = 0;
    while (table_.rows.field(row, column).empty()) ++column;
    return std::string(table_.rows.field(row, column));
  }

  const ActionTable& table_;
  const NumberGrid& numbers_;
  RowLayout layout_;
  std::map<std::size_t, AnnouncedTotal> announced_;
  std::optional<TotalScopes> scopes_;
  std::unordered_set<std::string> known_;
  std::size_t base_ = 0;  ///< the last row that says what its action is
  RowKinds found_;
};

}  // namespace

RowKinds kinds_of_rows(const ActionTable& table, const NumberGrid& numbers) {
  return KindFinder(table, numbers).run();
}

}  // namespace carreau::inputs
