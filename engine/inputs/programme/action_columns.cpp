// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_columns.hpp"

#include "base/text.hpp"
#include "inputs/programme/action_words.hpp"
#include "inputs/programme/refused_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::inputs {

namespace {

using Names = std::vector<std::string>;

/// A free column that has one of the names sought.
struct Match {
  std::size_t column = 0;
  bool is_exact = false;
  bool in_thousands = false;
};

/// The columns of a table that are not assigned to a field yet.
class FreeColumns {
 public:
  explicit FreeColumns(std::span<const std::string> names) : names_(names), taken_(names.size()) {
    for (const std::string& name : names) {
      words_.push_back(plain_words(name));
      bare_.push_back(header_words(name));
    }
  }

  // The exact name goes before one that is equal in plain words, and names in their order of
  // preference.
  [[nodiscard]] std::optional<Match> find(std::span<const std::string> wanted,
                                          ActionField field) const {
    for (const std::string& name : wanted) {
      if (const auto exact = find_exact(name)) return exact;
      const std::string words = plain_words(name);
      for (std::size_t c = 0; c < names_.size() && !words.empty(); ++c) {
        if (taken_[c]) continue;
        // Only amounts may have a unit in their header: "Montant accordé (k€)".
        if (words_[c] == words || (is_money(field) && bare_[c].words == words)) {
          return Match{c, false, bare_[c].in_thousands};
        }
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_free(std::size_t column) const { return !taken_[column]; }
  void take(std::size_t column) { taken_[column] = true; }

 private:
  [[nodiscard]] std::optional<Match> find_exact(const std::string& name) const {
    for (std::size_t c = 0; c < names_.size(); ++c) {
      if (!taken_[c] && names_[c] == name) return Match{c, true, bare_[c].in_thousands};
    }
    return std::nullopt;
  }

  std::span<const std::string> names_;
  std::vector<bool> taken_;
  std::vector<std::string> words_;
  std::vector<HeaderWords> bare_;
};

const Names& names_in(const SheetMapping& sheet, ActionField field) {
  static const Names kNone;
  const auto found = sheet.columns.find(field);
  return found == sheet.columns.end() ? kNone : found->second;
}

/// Whether most of the non-empty cells of a column are amounts, judging by the first rows.
bool holds_amounts(const SheetRows& rows, std::size_t column, const MoneyNotation& how) {
  constexpr std::size_t kMostRows = 1'000;
  std::size_t cells = 0;
  std::size_t amounts = 0;
  for (std::size_t row = 0; row < std::min(rows.size(), kMostRows); ++row) {
    // Amounts are recognised by their cells too, because many headers that name a funder name
    // something else.
    const std::string_view text = rows.field(row, column);
    if (text.empty()) continue;
    const MoneyText money = parse_money(text, how);
    ++cells;
    amounts += money.is_unreadable ? 0U : 1U;
  }
  return cells > 0 && 2 * amounts > cells;
}

/// Assigns the columns of one table to fields.
class ColumnFinder {
 public:
  ColumnFinder(const SheetRows& rows, ActionSheet sheet, const ActionMapping& mapping)
      : rows_(rows), sheet_(sheet), mapping_(mapping), free_(rows.columns()) {}

  ActionColumns run() {
    // What the mapping says comes first, then usual names, then columns of funders. A column is
    // taken once.
    take_named();
    take_named_funders();
    if (mapping_.recognise) {
      take_usual();
      if (sheet_ == ActionSheet::actions) {
        take_funder_headers();
        take_communes();
      }
    }
    for (std::size_t c = 0; c < rows_.columns().size(); ++c) {
      if (free_.is_free(c) && !is_read_elsewhere(c)) found_.unused.push_back(c);
    }
    return std::move(found_);
  }

 private:
  void take(ActionField field, const Match& match, Recognition how) {
    free_.take(match.column);
    found_.fields.push_back({field, match.column, how, is_money(field) && match.in_thousands});
  }

  void take_named() {
    for (const ActionField field : fields_of(sheet_)) {
      const Names& names = names_in(mapping_.of(sheet_), field);
      if (names.empty()) continue;
      // A column that the mapping names and the table lacks is reported.
      if (const auto match = free_.find(names, field)) take(field, *match, Recognition::mapping);
      else found_.missing.push_back(join(names, " | "));
    }
  }

  void take_named_funders() {
    for (const FunderColumn& funder : mapping_.of(sheet_).funders) {
      const auto match = free_.find(std::span(&funder.column, 1), ActionField::granted);
      if (!match) {
        found_.missing.push_back(funder.column);
        continue;
      }
      free_.take(match->column);
      found_.funders.push_back({match->column, funder, Recognition::mapping});
      // Either the mapping or the header may say that amounts are in thousands.
      found_.funders.back().funder.in_thousands |= match->in_thousands;
    }
  }

  void take_usual() {
    for (const ActionField field : fields_of(sheet_)) {
      // Communes come last, see take_communes().
      if (field == ActionField::communes || found_.find(field) != nullptr) continue;
      const auto match = usual(field);
      if (match) take(field, *match, match->is_exact ? Recognition::exact : Recognition::alike);
    }
  }

  [[nodiscard]] std::optional<Match> usual(ActionField field) const {
    return free_.find(names_in(usual_names().of(sheet_), field), field);
  }

  void take_funder_headers() {
    const auto commune = usual(ActionField::communes);
    for (std::size_t c = 0; c < rows_.columns().size(); ++c) {
      if (!commune || commune->column != c) take_funder_header(c);
    }
  }

  void take_funder_header(std::size_t c) {
    // Words of the mapping replace the usual ones as a whole.
    const FunderHeaderWords& words = mapping_.funder_words == FunderHeaderWords()
                                         ? usual_names().funder_words
                                         : mapping_.funder_words;
    if (!free_.is_free(c) || is_read_elsewhere(c)) return;
    auto funder = funder_header(rows_.columns()[c], words);
    // A second column of the same amount is not added up.
    if (!funder || has_measure(*funder) || !holds_amounts(rows_, c, mapping_.money)) return;
    free_.take(c);
    found_.funders.push_back({c, std::move(*funder), Recognition::alike});
  }

  /// "Ville" and "Commune" name places, except among columns of funders; and the code of a commune
  /// could be read as an amount.
  void take_communes() {
    const auto match = usual(ActionField::communes);
    if (!match || found_.find(ActionField::communes) != nullptr) return;
    if (!found_.funders.empty()) take_funder_header(match->column);
    if (!free_.is_free(match->column)) return;
    take(ActionField::communes, *match, match->is_exact ? Recognition::exact : Recognition::alike);
  }

  /// Whether this amount of this funder has a column already; a second column would be something
  /// else.
  [[nodiscard]] bool has_measure(const FunderColumn& funder) const {
    return std::any_of(found_.funders.begin(), found_.funders.end(), [&](const FunderAmounts& f) {
      return f.funder.measure == funder.measure &&
             plain_words(f.funder.funder) == plain_words(funder.funder);
    });
  }

  /// Whether the column is read by other code: coordinates, and the two columns that a file of
  /// refused rows adds.
  [[nodiscard]] bool is_read_elsewhere(std::size_t column) const {
    const auto& place = rows_.coordinates();
    if (place && (column == place->x || column == place->y)) return true;
    const std::string& name = rows_.columns()[column];
    return name.empty() || is_refused_column(name);
  }

  const SheetRows& rows_;
  ActionSheet sheet_;
  const ActionMapping& mapping_;
  FreeColumns free_;
  ActionColumns found_;
};

}  // namespace

const FieldColumn* ActionColumns::find(ActionField field) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const FieldColumn& f) { return f.field == field; });
  return found == fields.end() ? nullptr : &*found;
}

std::optional<ActionSheet> sheet_of(std::span<const std::string> columns,
                                    const ActionMapping& mapping) {
  const FreeColumns free(columns);
  const auto has = [&](ActionSheet sheet, ActionField field) {
    if (free.find(names_in(mapping.of(sheet), field), field)) return true;
    return mapping.recognise && free.find(names_in(usual_names().of(sheet), field), field);
  };
  using F = ActionField;
  using S = ActionSheet;
  const auto has_money = [&](S sheet) {
    return has(sheet, F::requested) || has(sheet, F::granted) || has(sheet, F::paid);
  };
  // A table that names titles or operators lists actions, even where it also names funders.
  const bool is_printed = has(S::actions, F::title) || has(S::actions, F::operator_name);
  // From the most particular kind of sheet to the most general.
  if (has(S::indicators, F::reference) && has(S::indicators, F::indicator) &&
      (has(S::indicators, F::forecast) || has(S::indicators, F::actual))) {
    return S::indicators;
  }
  if (!is_printed && has(S::lines, F::reference) && has(S::lines, F::funder) &&
      has_money(S::lines)) {
    return S::lines;
  }
  // A reference alone is too little: many tables have a column of that name.
  const bool has_reference = has(S::actions, F::reference);
  const bool has_more = has(S::actions, F::year) || has(S::actions, F::date) ||
                        has(S::actions, F::contract) || has(S::actions, F::theme) ||
                        has(S::actions, F::quartiers) || has_money(S::actions);
  if ((is_printed || has_reference) && (has_more || (is_printed && has_reference)))
    return S::actions;
  return std::nullopt;
}

ActionColumns find_columns(const SheetRows& rows, ActionSheet sheet, const ActionMapping& mapping) {
  return ColumnFinder(rows, sheet, mapping).run();
}

bool is_made_for(const ActionMapping& mapping, std::span<const std::string> columns) {
  const FreeColumns free(columns);
  // All of the names must be there.
  return !mapping.recognised_by.empty() &&
         std::all_of(mapping.recognised_by.begin(), mapping.recognised_by.end(),
                     [&](const std::string& names) {
                       // The field does not matter, as long as it is no amount.
                       return free.find(split(names, '|'), ActionField::title).has_value();
                     });
}

}  // namespace carreau::inputs
