// SPDX-License-Identifier: Apache-2.0
/// Which column holds what: a file that is shown, edited, and kept for next year.
#pragma once

#include "actions/action.hpp"
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

/// A column that holds the amounts of one funder.
struct FunderColumn {
  std::string column;
  std::string funder;
  Measure measure = Measure::granted;
  CreditKind credit = CreditKind::unknown;
  bool in_thousands = false;  ///< also where the rest of the file is in euros
  friend bool operator==(const FunderColumn&, const FunderColumn&) = default;
};

/// Columns of one kind of sheet.
struct SheetMapping {
  std::string sheet;  ///< name of the sheet or layer; empty: told by its columns
  /// Names that a field's column may bear; the first that the table has counts.
  std::map<ActionField, std::vector<std::string>> columns;
  std::vector<FunderColumn> funders;
  friend bool operator==(const SheetMapping&, const SheetMapping&) = default;
};

/// Words of the headers of columns that each hold one funder's amounts ("Accordé CAF").
struct FunderHeaderWords {
  std::array<std::vector<std::string>, kMeasures> measures;
  std::vector<std::string> fillers;  ///< say nothing: "montant", "de"
  std::vector<std::string> never;    ///< no funder where one of them is left: "date"
  std::vector<std::string> bare;     ///< funders that head a column of granted amounts alone
  friend bool operator==(const FunderHeaderWords&, const FunderHeaderWords&) = default;
};

/// What to do with a reference that another action of the same year bears.
enum class RepeatedReferences : std::uint8_t {
  refuse,
  number,  ///< "R", "R (2)", "R (3)": each row is an action of its own
};

struct ActionMapping {
  std::string title;
  std::string source;
  /// Columns by which a file is known to be one that this mapping is made for; none: never by
  /// itself.
  std::vector<std::string> recognised_by;
  /// Columns that the mapping does not name are looked for by their usual names.
  bool recognise = true;
  std::array<SheetMapping, kActionSheets> sheets;
  std::map<ActionField, std::string> constants;  ///< where a table has no column for the field
  MoneyNotation money;
  std::string separators = ";\n|,/";   ///< of several values in a cell: the first that occurs
  std::vector<ActionField> fill_down;  ///< an empty cell means that of the row above
  RepeatedReferences repeated = RepeatedReferences::refuse;
  std::string crs;  ///< of coordinates in columns
  /// "realisee" -> "paid"; plain words.
  std::map<std::string, ActionStatus, std::less<>> status_words;
  std::map<std::string, CreditKind, std::less<>> credit_words;
  std::vector<std::string> transterritorial_words;  ///< in the place of quartiers
  FunderHeaderWords funder_words;

  [[nodiscard]] const SheetMapping& of(ActionSheet sheet) const {
    return sheets[static_cast<std::size_t>(sheet)];
  }
  [[nodiscard]] SheetMapping& of(ActionSheet sheet) {
    return sheets[static_cast<std::size_t>(sheet)];
  }
  friend bool operator==(const ActionMapping&, const ActionMapping&) = default;
};

/// Mappings built in, beside the usual names: "360giving", "scdl-subventions", "state-posts".
[[nodiscard]] std::vector<std::string> mapping_names();
/// One of them, or a TOML file. Throws ArgumentError for a name that is neither; DataError, with
/// the line and the nearest known name, for what the file should not say.
[[nodiscard]] ActionMapping read_mapping(const std::string& name);
[[nodiscard]] ActionMapping parse_mapping(std::string_view text, const std::string& file);
/// The usual names of columns and the words of cells. Words of `mapping` go before them.
[[nodiscard]] const ActionMapping& usual_names();
/// As TOML, with what differs from a mapping that says nothing. parse_mapping() reads it back.
[[nodiscard]] std::string mapping_text(const ActionMapping& mapping);

}  // namespace carreau::inputs
