// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_columns.hpp"

#include "actions/date_text.hpp"
#include "base/text.hpp"
#include "inputs/programme/action_values.hpp"
#include "inputs/programme/action_words.hpp"
#include "inputs/programme/audience_headers.hpp"
#include "inputs/programme/column_names.hpp"
#include "inputs/programme/money_columns.hpp"
#include "inputs/programme/refused_rows.hpp"

#include <algorithm>
#include <utility>

namespace carreau::inputs {

namespace {

using Names = std::vector<std::string>;

const Names& names_in(const SheetMapping& sheet, ActionField field) {
  static const Names kNone;
  const auto found = sheet.columns.find(field);
  return found == sheet.columns.end() ? kNone : found->second;
}

/// Assigns the columns of one table to fields.
class ColumnFinder {
 public:
  ColumnFinder(const SheetRows& rows, ActionSheet sheet, const ActionMapping& mapping)
      : rows_(rows), sheet_(sheet), mapping_(mapping), free_(rows.columns()) {
    for (std::size_t c = 0; c < rows_.columns().size(); ++c) {
      if (is_read_elsewhere(c)) left_out_.push_back(c);
    }
  }

  ActionColumns run() {
    // What the mapping says comes first, then usual names, then headers of amounts. A column is
    // taken once.
    take_named();
    take_named_amounts();
    if (mapping_.recognise) {
      find_year();
      take_usual();
      take_cut();
      take_by_meaning();
    }
    for (std::size_t c = 0; c < rows_.columns().size(); ++c) {
      const bool is_left_out = std::find(left_out_.begin(), left_out_.end(), c) != left_out_.end();
      if (free_.is_free(c) && !is_left_out) found_.unused.push_back(c);
    }
    return std::move(found_);
  }

 private:
  void take(ActionField field, const ColumnMatch& match, Recognition how) {
    free_.take(match.column);
    found_.fields.push_back({field, match.column, how, is_amount(field) && match.in_thousands});
  }

  [[nodiscard]] std::optional<ColumnMatch> named(const std::string& name, ActionField field) const {
    return free_.find(sought_names(std::span(&name, 1)), field);
  }

  void take_named() {
    for (const ActionField field : fields_of(sheet_)) {
      const Names& names = names_in(mapping_.of(sheet_), field);
      if (names.empty()) continue;
      // A column that the mapping names and the table lacks is reported.
      if (const auto match = free_.find(sought_names(names), field))
        take(field, *match, Recognition::mapping);
      else found_.missing.push_back(join(names, " | "));
    }
  }

  void take_named_amounts() {
    for (const FunderColumn& funder : mapping_.of(sheet_).funders) {
      const auto match = named(funder.column, ActionField::granted);
      if (!match) {
        found_.missing.push_back(funder.column);
        continue;
      }
      free_.take(match->column);
      found_.funders.push_back({match->column, funder, Recognition::mapping});
      // Either the mapping or the header may say that amounts are in thousands.
      found_.funders.back().funder.in_thousands |= match->in_thousands;
    }
    for (const GroupColumn& group : mapping_.of(sheet_).groups) {
      const auto match = named(group.column, ActionField::audience_forecast);
      if (!match) {
        found_.missing.push_back(group.column);
        continue;
      }
      free_.take(match->column);
      found_.groups.push_back({match->column, group, Recognition::mapping});
    }
    for (const std::string& name : mapping_.of(sheet_).ignored) {
      const auto match = named(name, ActionField::granted);
      if (!match) continue;
      left_out_.push_back(match->column);
      free_.take(match->column);
    }
  }

  /// The year of all rows: headers may name it ("Accordé 2024"), and one that names another year
  /// is not about these rows.
  void find_year() {
    for (const ActionField field : {ActionField::year, ActionField::date}) {
      const FieldColumn* const named = found_.find(field);
      const auto match = named == nullptr ? usual(field) : std::nullopt;
      if (named != nullptr || match) {
        free_.set_year(only_year_in(named == nullptr ? match->column : named->column));
        return;
      }
    }
    const auto constant = mapping_.constants.find(ActionField::year);
    if (constant != mapping_.constants.end()) {
      free_.set_year(parse_year(constant->second).year.value_or(0));
      return;
    }
    const std::vector<int> years = free_.years();
    if (years.size() == 1) found_.year = years.front();
    if (!years.empty()) free_.set_year(found_.year.value_or(0));
  }

  /// 0 where the cells of a column have several years, or none.
  [[nodiscard]] int only_year_in(std::size_t column) const {
    std::optional<int> only;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const auto year = parse_year(rows_.field(row, column)).year;
      if (year && only && *only != *year) return 0;
      if (year) only = year;
    }
    return only.value_or(0);
  }

  void take_usual() {
    for (const ActionField field : fields_of(sheet_)) {
      // Communes come last, see take_by_meaning().
      if (field == ActionField::communes || found_.find(field) != nullptr) continue;
      const auto match = usual(field);
      if (match) take(field, *match, match->is_exact ? Recognition::exact : Recognition::alike);
    }
  }

  [[nodiscard]] std::optional<ColumnMatch> usual(ActionField field) const {
    const auto match = free_.find(usual_names_of(sheet_, field), field);
    return match && !free_.is_incomplete(match->column) ? match : std::nullopt;
  }

  void take_cut() {
    std::vector<ActionField> fields;
    for (const ActionField field : fields_of(sheet_)) {
      if (found_.find(field) == nullptr) fields.push_back(field);
    }
    for (const auto& [field, column] : free_.find_cut(sheet_, fields)) {
      take(field, {column, false, false}, Recognition::cut);
    }
  }

  /// Columns of amounts and of groups of people, by the words of their headers. "Ville" and
  /// "Commune" name places, except among columns of funders; and the code of a commune could be
  /// read as an amount.
  void take_by_meaning() {
    const bool is_of_actions = sheet_ == ActionSheet::actions;
    const bool seeks_communes = is_of_actions && found_.find(ActionField::communes) == nullptr;
    const auto commune = seeks_communes ? usual(ActionField::communes) : std::nullopt;
    if (is_of_actions) take_groups();
    if (sheet_ != ActionSheet::indicators) {
      CarefulColumns careful{left_out_, {}};
      if (commune) careful.commune = commune->column;
      take_money_columns(rows_, sheet_, mapping_, careful, free_, found_);
    }
    if (commune && free_.is_free(commune->column)) {
      take(ActionField::communes, *commune,
           commune->is_exact ? Recognition::exact : Recognition::alike);
    }
  }

  void take_groups() {
    // A header that says neither speaks of what the total of the table speaks of.
    const bool is_reached = found_.find(ActionField::audience_actual) != nullptr &&
                            found_.find(ActionField::audience_forecast) == nullptr;
    const GroupWords words(mapping_);
    for (std::size_t c = 0; c < rows_.columns().size(); ++c) {
      if (!free_.is_free(c)) continue;
      const auto header = audience_header(free_.text(c), words);
      if (!header || !holds_people(c)) continue;
      free_.take(c);
      found_.groups.push_back(
          {c,
           {rows_.columns()[c], header->group, header->is_actual.value_or(is_reached)},
           Recognition::alike});
    }
  }

  /// Whether the filled cells of a column are numbers of people, but for a few.
  [[nodiscard]] bool holds_people(std::size_t column) const {
    std::size_t cells = 0;
    std::size_t numbers = 0;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const std::string_view text = rows_.field(row, column);
      if (text.empty()) continue;
      ++cells;
      numbers += parse_people(text).has_value() ? 1U : 0U;
    }
    return 2 * numbers > cells;
  }

  /// Whether the column is read by other code: coordinates, and the two columns that a file of
  /// refused rows adds. A column without a name counts where it has cells.
  [[nodiscard]] bool is_read_elsewhere(std::size_t column) const {
    const auto& place = rows_.coordinates();
    if (place && (column == place->x || column == place->y)) return true;
    const std::string& name = rows_.columns()[column];
    if (!name.empty()) return is_refused_column(name);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (!rows_.field(row, column).empty()) return false;
    }
    return true;
  }

  const SheetRows& rows_;
  ActionSheet sheet_;
  const ActionMapping& mapping_;
  FreeColumns free_;
  std::vector<std::size_t> left_out_;
  ActionColumns found_;
};

/// Says which fields the columns of a table have.
class FieldsOfTable {
 public:
  FieldsOfTable(const FreeColumns& columns, const ActionMapping& mapping)
      : columns_(columns), mapping_(mapping) {}

  [[nodiscard]] bool has(ActionSheet sheet, ActionField field) const {
    if (columns_.find(sought_names(names_in(mapping_.of(sheet), field)), field)) return true;
    if (!mapping_.recognise) return false;
    return columns_.find(usual_names_of(sheet, field), field).has_value() ||
           !columns_.find_cut(sheet, std::span(&field, 1)).empty();
  }

  [[nodiscard]] bool has_money(ActionSheet sheet) const {
    if (has(sheet, ActionField::requested) || has(sheet, ActionField::granted) ||
        has(sheet, ActionField::paid)) {
      return true;
    }
    if (!mapping_.of(sheet).funders.empty()) return true;
    if (!mapping_.recognise || sheet == ActionSheet::indicators) return false;
    const AmountWords words = amount_words(mapping_);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (amount_header(columns_.text(c), words).kind != AmountHeader::Kind::none) return true;
    }
    return false;
  }

 private:
  const FreeColumns& columns_;
  const ActionMapping& mapping_;
};

}  // namespace

const FieldColumn* ActionColumns::find(ActionField field) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const FieldColumn& f) { return f.field == field; });
  return found == fields.end() ? nullptr : &*found;
}

std::string shown_column(std::span<const std::string> names, std::size_t column) {
  if (!names[column].empty()) return names[column];
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

std::optional<ActionSheet> sheet_of(const FreeColumns& columns, const ActionMapping& mapping) {
  using F = ActionField;
  using S = ActionSheet;
  const FieldsOfTable fields(columns, mapping);
  // A table that names titles or operators lists actions, even where it also names funders.
  const bool is_printed =
      fields.has(S::actions, F::title) || fields.has(S::actions, F::operator_name);
  // From the most particular kind of sheet to the most general.
  if (fields.has(S::indicators, F::reference) && fields.has(S::indicators, F::indicator) &&
      (fields.has(S::indicators, F::forecast) || fields.has(S::indicators, F::actual))) {
    return S::indicators;
  }
  if (!is_printed && fields.has(S::lines, F::reference) && fields.has(S::lines, F::funder) &&
      fields.has_money(S::lines)) {
    return S::lines;
  }
  // A reference alone is too little: many tables have a column of that name.
  const bool has_reference = fields.has(S::actions, F::reference);
  if (!is_printed && !has_reference) return std::nullopt;
  const bool has_more = (is_printed && has_reference) || fields.has(S::actions, F::year) ||
                        fields.has(S::actions, F::date) || fields.has(S::actions, F::contract) ||
                        fields.has(S::actions, F::theme) || fields.has(S::actions, F::quartiers) ||
                        fields.has_money(S::actions);
  return has_more ? std::optional(S::actions) : std::nullopt;
}

ActionColumns find_columns(const SheetRows& rows, ActionSheet sheet, const ActionMapping& mapping) {
  return ColumnFinder(rows, sheet, mapping).run();
}

bool is_made_for(const ActionMapping& mapping, const FreeColumns& columns) {
  const auto has = [&](const std::string& names) {
    // The field does not matter, as long as it is no amount.
    return columns.find(sought_names(split(names, '|')), ActionField::title).has_value();
  };
  const auto& needed = mapping.recognised_by;
  if (needed.empty() || !std::all_of(needed.begin(), needed.end(), has)) return false;
  const auto& expected = mapping.expected;
  const auto there = static_cast<std::size_t>(std::count_if(expected.begin(), expected.end(), has));
  // Publishers leave columns out; two thirds of a schema are no chance.
  return 3 * (needed.size() + there) >= 2 * (needed.size() + expected.size());
}

std::vector<std::string> missing_of_schema(const ActionMapping& mapping,
                                           const FreeColumns& columns) {
  std::vector<std::string> missing;
  for (const std::string& names : mapping.expected) {
    const std::vector<std::string> spellings = split(names, '|');
    if (!columns.find(sought_names(spellings), ActionField::title))
      missing.push_back(spellings.front());
  }
  return missing;
}

}  // namespace carreau::inputs
