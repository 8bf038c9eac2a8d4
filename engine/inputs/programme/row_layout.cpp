// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/row_layout.hpp"

#include "base/text.hpp"
#include "inputs/programme/total_words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace carreau::inputs {

namespace {

/// What an action has, and a total has not.
constexpr std::array kEvidence{
    ActionField::reference, ActionField::title,   ActionField::operator_name, ActionField::siret,
    ActionField::quartiers, ActionField::address, ActionField::status};
/// What several actions have in common.
constexpr std::array kGroupTexts{ActionField::funder,   ActionField::quartiers,
                                 ActionField::theme,    ActionField::theme_label,
                                 ActionField::contract, ActionField::operator_name,
                                 ActionField::communes, ActionField::strategic_objective};
/// Fields that may differ between the funding lines of one action.
constexpr std::array kLineFields{ActionField::funder,  ActionField::credit, ActionField::requested,
                                 ActionField::granted, ActionField::paid,   ActionField::currency};
/// Fields of which one makes a row an action, even where it has hardly any other text.
constexpr std::array kActionTexts{
    ActionField::siret, ActionField::quartiers, ActionField::funder,   ActionField::status,
    ActionField::date,  ActionField::x,         ActionField::indicator};
constexpr std::array<std::string_view, 6> kNoteWords{"nb",   "n b",    "note",
                                                     "nota", "source", "sources"};
constexpr std::size_t kLongestHeading = 100;

/// The form of a reference: "A-12" and "B-7" are both "a-9".
std::string shape_of(std::string_view text) {
  std::string shape;
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const char sign = is_digit(c) ? '9' : is_letter ? 'a' : c;
    if (shape.empty() || shape.back() != sign || (sign != '9' && sign != 'a')) shape += sign;
  }
  return shape;
}

/// Whether the words of `part` follow each other among those of `whole`.
bool has_words(std::string_view whole, std::string_view part) {
  return (" " + std::string(whole) + " ").find(" " + std::string(part) + " ") != std::string::npos;
}

bool is_line_field(ActionField field) {
  return std::ranges::find(kLineFields, field) != kLineFields.end();
}

}  // namespace

RowLayout::RowLayout(const ActionTable& table, const NumberGrid& numbers)
    : table_(table), numbers_(numbers) {
  measure_rows();
  const FieldColumn* const reference = table.columns.find(ActionField::reference);
  std::array<std::size_t, kEvidence.size()> counts{};
  std::size_t rows = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (2 * filled_[row] < usual_) continue;
    ++rows;
    for (std::size_t i = 0; i < kEvidence.size(); ++i) {
      const FieldColumn* const column = table.columns.find(kEvidence[i]);
      counts[i] += column != nullptr && !table.rows.field(row, column->column).empty() ? 1U : 0U;
    }
    if (reference == nullptr) continue;
    reference_shapes_.insert(shape_of(table.rows.field(row, reference->column)));
  }
  // In most rows: a column that is filled here and there proves nothing where it is empty.
  for (const std::size_t count : counts) is_expected_.push_back(5 * count >= 4 * rows && rows > 0);
}

/// Counts the distinct texts of each row; a merged cell may repeat its text.
void RowLayout::measure_rows() {
  std::vector<std::size_t> of_amounts;
  for (std::size_t row = 0; row < table_.rows.size(); ++row) {
    std::set<std::string_view> texts;
    for (std::size_t column = 0; column < table_.rows.columns().size(); ++column) {
      const std::string_view text = table_.rows.field(row, column);
      if (!text.empty()) texts.insert(text);
    }
    filled_.push_back(texts.size());
    if (numbers_.has_money(row)) of_amounts.push_back(texts.size());
  }
  if (of_amounts.empty()) of_amounts = filled_;
  if (of_amounts.empty()) return;
  // Nine rows of ten have no more: totals and further lines of an action have far less than
  // actions.
  const auto most = of_amounts.begin() + static_cast<std::ptrdiff_t>(of_amounts.size() * 9 / 10);
  std::ranges::nth_element(of_amounts, most);
  usual_ = *most;
  for (std::size_t row = 0; row < filled_.size(); ++row) {
    if (numbers_.has_money(row) || 2 * filled_[row] >= usual_) last_data_ = row;
  }
}

bool RowLayout::is_header(std::size_t row) const {
  if (filled_[row] < 2 || numbers_.has_money(row)) return false;
  std::size_t texts = 0;
  std::size_t names = 0;
  for (std::size_t column = 0; column < table_.rows.columns().size(); ++column) {
    const std::string_view text = table_.rows.field(row, column);
    if (text.empty()) continue;
    ++texts;
    const std::string words = plain_words(text);
    // A header of two rows has given "Accordé CAF" to a column that each of its rows names in part.
    const bool is_name =
        !words.empty() && has_words(plain_words(table_.rows.columns()[column]), words);
    names += is_name ? 1U : 0U;
    // Most rows differ at their first text, and need no more comparing.
    if (names == 0) return false;
  }
  return names >= 2 && 3 * names >= 2 * texts;
}

bool RowLayout::names_other_places(std::size_t row) const {
  const auto& columns = table_.rows.columns();
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const std::string words = plain_words(table_.rows.field(row, column));
    if (words.empty() || has_words(plain_words(columns[column]), words)) continue;
    const bool is_of_other = std::ranges::any_of(
        columns, [&](const std::string& name) { return plain_words(name) == words; });
    if (is_of_other) return true;
  }
  return false;
}

bool RowLayout::continues(std::size_t row, std::size_t base) const {
  const FieldColumn* const funder = table_.columns.find(ActionField::funder);
  if (funder == nullptr || table_.rows.field(row, funder->column).empty()) return false;
  const FieldColumn* identity = table_.columns.find(ActionField::reference);
  if (identity == nullptr) identity = table_.columns.find(ActionField::title);
  if (identity == nullptr) return false;
  for (const FieldColumn& field : table_.columns.fields) {
    if (is_line_field(field.field)) continue;
    const std::string_view text = table_.rows.field(row, field.column);
    const bool is_left_out = text.empty() || table_.rows.is_filled_down(row, field.column);
    if (field.column == identity->column && !is_left_out) return false;
    if (!is_left_out && text != table_.rows.field(base, field.column)) return false;
  }
  return !table_.rows.field(base, identity->column).empty();
}

bool RowLayout::is_labelled_sum(std::size_t row) const {
  if (usual_ < 4 || !numbers_.has_money(row)) return false;
  std::size_t texts = 0;
  for (std::size_t column = 0; column < table_.rows.columns().size(); ++column) {
    if (table_.rows.field(row, column).empty()) continue;
    const bool is_number =
        std::ranges::binary_search(numbers_.columns(), column, {}, &NumberColumn::column);
    texts += is_number ? 0U : 1U;
  }
  return texts == 1 && !is_like_a_reference(row) && !is_text_of_action(row);
}

bool RowLayout::is_like_a_reference(std::size_t row) const {
  const FieldColumn* const column = table_.columns.find(ActionField::reference);
  if (column == nullptr) return false;
  const std::string_view text = table_.rows.field(row, column->column);
  return !text.empty() && std::ranges::any_of(text, is_digit) &&
         reference_shapes_.contains(shape_of(text));
}

bool RowLayout::is_text_of_action(std::size_t row) const {
  return std::ranges::any_of(kActionTexts, [&](ActionField field) {
    const FieldColumn* const column = table_.columns.find(field);
    return column != nullptr && column->column > 0 &&
           !table_.rows.field(row, column->column).empty();
  });
}

RowKind RowLayout::kind_of_text(std::size_t row) const {
  // Two texts may be the number and the title of a section, where actions have twice as many.
  const bool is_short = (filled_[row] == 1 && usual_ >= 3) || (filled_[row] == 2 && usual_ >= 5);
  if (!is_short || numbers_.has_money(row)) return RowKind::data;
  std::string_view text;
  for (std::size_t column = 0; column < table_.rows.columns().size() && text.empty(); ++column) {
    text = table_.rows.field(row, column);
  }
  const std::string words = plain_words(text);
  const bool is_marked = text.starts_with('*') || text.starts_with("(*") ||
                         std::ranges::any_of(kNoteWords, [&](std::string_view word) {
                           return has_words(words.substr(0, word.size() + 1), word);
                         });
  if (is_marked || text.size() > kLongestHeading) return RowKind::note;
  if (is_like_a_reference(row) || is_text_of_action(row)) return RowKind::data;
  // What follows the last data is no title of anything.
  return row > last_data_ ? RowKind::note : RowKind::heading;
}

bool RowLayout::is_of(std::size_t column, ActionField field) const {
  const FieldColumn* const found = table_.columns.find(field);
  return found != nullptr && found->column == column;
}

bool RowLayout::has(std::size_t row, ActionField field, std::size_t except) const {
  const FieldColumn* const column = table_.columns.find(field);
  if (column == nullptr || column->column == except) return false;
  const std::string_view text = table_.rows.field(row, column->column);
  // "TOTAL" in two cells of a row announces twice, and is no reference.
  return !text.empty() && !table_.rows.is_filled_down(row, column->column) &&
         total_phrase(text).word < TotalWord::strong;
}

std::size_t RowLayout::evidence(std::size_t row, std::size_t except) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(kEvidence, [&](ActionField field) { return has(row, field, except); }));
}

bool RowLayout::expects_evidence(std::size_t except) const {
  for (std::size_t i = 0; i < kEvidence.size(); ++i) {
    if (is_expected_[i] && !is_of(except, kEvidence[i])) return true;
  }
  return false;
}

bool RowLayout::is_unnamed(std::size_t row) const {
  const auto is_empty = [&](ActionField field) {
    const FieldColumn* const column = table_.columns.find(field);
    return column == nullptr || table_.rows.field(row, column->column).empty() ||
           table_.rows.is_filled_down(row, column->column);
  };
  return std::ranges::all_of(kEvidence, is_empty) && std::ranges::all_of(kGroupTexts, is_empty);
}

std::unordered_set<std::string> RowLayout::words_of_groups() const {
  std::unordered_set<std::string_view> seen;
  std::unordered_set<std::string> words;
  const auto add = [&](std::string_view text) {
    if (!seen.insert(text).second || total_phrase(text).word != TotalWord::none) return;
    for (std::string& word : split(plain_words(text), ' ')) words.insert(std::move(word));
  };
  for (const FunderAmounts& funder : table_.columns.funders) add(funder.funder.funder);
  for (std::size_t row = 0; row < table_.rows.size(); ++row) {
    for (const ActionField field : kGroupTexts) {
      const FieldColumn* const column = table_.columns.find(field);
      if (column != nullptr) add(table_.rows.field(row, column->column));
    }
    if (kind_of_text(row) != RowKind::heading) continue;
    for (std::size_t column = 0; column < table_.rows.columns().size(); ++column) {
      add(table_.rows.field(row, column));
    }
  }
  return words;
}

}  // namespace carreau::inputs
