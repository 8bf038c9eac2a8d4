// SPDX-License-Identifier: Apache-2.0
/// A mapping of columns to fields: a file that users can view, edit, and keep for the next year.
#pragma once

#include "actions/action.hpp"
#include "actions/attribution.hpp"
#include "actions/money_text.hpp"
#include "inputs/programme/action_fields.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// A column with the amounts of one funder. Amounts of the same funder and stage in several
/// columns, such as advance and balance, are added.
struct FunderColumn {
  std::string column;
  std::string funder;  ///< empty: the funder that the row itself names
  Measure measure = Measure::granted;
  CreditKind credit = CreditKind::unknown;
  bool in_thousands = false;  ///< applies even where the other columns are in euros
  friend bool operator==(const FunderColumn&, const FunderColumn&) = default;
};

/// A column with the people of one group that an action reaches.
struct GroupColumn {
  std::string column;
  std::string group;       ///< "women", "age_16_25"
  bool is_actual = false;  ///< of the people reached; otherwise of those expected
  friend bool operator==(const GroupColumn&, const GroupColumn&) = default;
};

/// The columns of one kind of sheet.
struct SheetMapping {
  std::string sheet;  ///< name of the sheet or layer; empty: recognised by its columns
  /// Possible names of the column of each field; the first that the table has is used.
  std::map<ActionField, std::vector<std::string>> columns;
  std::vector<FunderColumn> funders;
  std::vector<GroupColumn> groups;
  std::vector<std::string> ignored;  ///< columns that are left out on purpose, without a warning
  friend bool operator==(const SheetMapping&, const SheetMapping&) = default;
};

/// Words in the headers of columns of amounts ("Accordé CAF"), compared without feminine and
/// plural.
struct FunderHeaderWords {
  std::array<std::vector<std::string>, kMeasures> measures;
  std::vector<std::string> fillers;    ///< without meaning: "participation"
  std::vector<std::string> nouns;      ///< an amount at no stated stage: "subvention"
  std::vector<std::string> totals;     ///< over all funders
  std::vector<std::string> payments;   ///< one of several payments that are added: "acompte"
  std::vector<std::string> sections;   ///< of a budget, whose amounts are added: "fonctionnement"
  std::vector<std::string> within;     ///< an amount that another column includes: "dont"
  std::vector<std::string> never;      ///< an amount that is no funder's: "coût"
  std::vector<std::string> not_money;  ///< a header with one of these is no amount: "date"
  /// Funders whose name alone is the header of a column of granted amounts.
  std::vector<std::string> bare;
  friend bool operator==(const FunderHeaderWords&, const FunderHeaderWords&) = default;
};

/// What to do when two actions of a year have the same reference.
enum class RepeatedReferences : std::uint8_t {
  refuse,
  number,  ///< numbers them "R", "R (2)", "R (3)": each row is a separate action
};

struct ActionMapping {
  std::string title;
  std::string source;
  /// Columns by which a file for which the mapping was made is recognised; empty: never recognised
  /// automatically.
  std::vector<std::string> recognised_by;
  /// Other columns that such files should have: with those of `recognised_by`, two thirds must be
  /// there. Those that are missing are reported.
  std::vector<std::string> expected;
  /// Whether columns that the mapping does not name are searched by their usual names.
  bool recognise = true;
  std::array<SheetMapping, kActionSheets> sheets;
  /// Used where a table has no column for the field, or an empty cell in it.
  std::map<ActionField, std::string> constants;
  MoneyNotation money;
  /// Between several values in a cell: the first one that occurs is used.
  std::string separators = ";\n|,/";
  std::vector<ActionField> fill_down;  ///< fields whose empty cells repeat the cell above
  RepeatedReferences repeated = RepeatedReferences::refuse;
  std::string crs;  ///< of coordinate columns
  /// "realisee" -> "paid"; keys are plain words.
  std::map<std::string, ActionStatus, std::less<>> status_words;
  std::map<std::string, CreditKind, std::less<>> credit_words;
  std::map<std::string, BudgetSection, std::less<>> section_words;
  std::map<std::string, IndicatorAdding, std::less<>> adding_words;
  std::map<std::string, IndicatorDirection, std::less<>> direction_words;
  /// "femmes" -> "women": words of headers that name a group of people, in stems.
  std::map<std::string, std::string, std::less<>> group_words;
  std::vector<std::string> transterritorial_words;  ///< used instead of a quartier
  /// "tous", "hors", "sauf": words for quartiers that name none; see QuartierWords.
  std::vector<std::string> all_words;
  std::vector<std::string> outside_words;
  std::vector<std::string> except_words;
  FunderHeaderWords funder_words;

  [[nodiscard]] const SheetMapping& of(ActionSheet sheet) const {
    return sheets[static_cast<std::size_t>(sheet)];
  }
  [[nodiscard]] SheetMapping& of(ActionSheet sheet) {
    return sheets[static_cast<std::size_t>(sheet)];
  }
  friend bool operator==(const ActionMapping&, const ActionMapping&) = default;
};

/// The names of the built-in mappings, such as "scdl-subventions".
[[nodiscard]] std::vector<std::string> mapping_names();
/// Reads a built-in mapping, or a TOML file. Throws ArgumentError for a name that is neither, and
/// DataError with the line and the most similar known name for unknown content.
[[nodiscard]] ActionMapping read_mapping(const std::string& name);
[[nodiscard]] ActionMapping parse_mapping(std::string_view text, const std::string& file);
/// The usual names of columns and the usual words of cells. Words of a mapping take precedence.
[[nodiscard]] const ActionMapping& usual_names();
/// The words of the mapping and the usual ones, as attribution needs them.
[[nodiscard]] QuartierWords quartier_words(const ActionMapping& mapping);
/// The mapping as TOML, restricted to what differs from an empty mapping. parse_mapping() restores
/// it.
[[nodiscard]] std::string mapping_text(const ActionMapping& mapping);

}  // namespace carreau::inputs
