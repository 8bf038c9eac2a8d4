// SPDX-License-Identifier: Apache-2.0
/// Converts the cells of one row of a table of actions to values of the model.
#pragma once

#include "actions/action.hpp"
#include "base/findings.hpp"
#include "inputs/programme/action_tables.hpp"
#include "inputs/programme/action_values.hpp"
#include "inputs/programme/import_account.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::inputs {

/// Findings that any row may cause. Each is counted, with the details of the first row only, so
/// that a table of a hundred thousand rows does not produce as many findings.
class RowFindings {
 public:
  explicit RowFindings(Findings& findings) : findings_(findings) {}
  void notice(const std::string& code, std::vector<Detail> details, const Place& place);
  void warn(const std::string& code, std::vector<Detail> details, const Place& place);
  /// A value that cannot be used in a row that is kept all the same. The warning counts once the
  /// row is known to be kept; `code` is empty where another finding says it.
  void unknown(std::string code, std::vector<Detail> details, const Place& place,
               std::string_view written);
  /// The unknown values of a row that is kept, of which warnings are given now.
  [[nodiscard]] std::vector<UnknownValue> keep_unknown();
  /// Forgets those of a row that is refused.
  void drop_unknown() { unknown_.clear(); }
  /// For findings whose number is bounded, because each names a different item of a list.
  [[nodiscard]] Findings& all() { return findings_; }

 private:
  struct Unknown {
    std::string code;
    std::vector<Detail> details;
    UnknownValue value;
  };
  const std::vector<Detail>& first_of(const std::string& code, const std::string& file,
                                      std::vector<Detail> details);

  Findings& findings_;
  std::map<std::pair<std::string, std::string>, std::vector<Detail>> details_;
  std::vector<Unknown> unknown_;
};

/// The reason to refuse a row, with the column where one is at fault.
struct RowRefused {
  CellRefused why;
  std::string column;
};

/// The cells of one row. The functions that read cells throw RowRefused.
class ActionCells {
 public:
  ActionCells(const ActionTable& table, std::size_t row, RowFindings& findings)
      : table_(table), row_(row), findings_(findings) {}

  /// The text in the column of the field, or the constant where the cell is empty or the table has
  /// no such column.
  [[nodiscard]] std::string_view text(ActionField field) const;
  [[nodiscard]] bool has_column(ActionField field) const {
    return table_.columns.find(field) != nullptr;
  }
  [[nodiscard]] std::string column_name(ActionField field) const;
  /// The place for a finding about the field.
  [[nodiscard]] Place place(ActionField field) const {
    return table_.rows.place(row_, column_name(field));
  }
  [[nodiscard]] Place place() const { return table_.rows.place(row_); }

  /// From the year, the date, the constant of the mapping, the headers, or the name of the sheet or
  /// file.
  /// Nothing where none contains a year.
  [[nodiscard]] std::optional<int> year() const;
  /// The same without findings, and nothing where the year cannot be read.
  [[nodiscard]] std::optional<int> known_year() const;
  /// Whether the row has a title or an operator, and a second cell that only actions have.
  [[nodiscard]] bool is_named_action() const;
  /// An amount that cannot be read is unknown, which is reported.
  [[nodiscard]] Amounts amounts() const;
  [[nodiscard]] MoneyText amount(const FunderAmounts& column) const;
  /// Nothing where the row gives none; unknown where its words are.
  [[nodiscard]] std::optional<ActionStatus> status() const;
  [[nodiscard]] CreditKind credit() const;
  [[nodiscard]] std::optional<std::int64_t> people(ActionField field) const;
  [[nodiscard]] std::optional<double> figure(ActionField field) const;
  [[nodiscard]] std::string siret() const;
  [[nodiscard]] std::vector<std::string> communes() const;
  /// Sets the quartiers with their shares, or marks the action as transterritorial.
  void read_quartiers(Action& action) const;
  [[nodiscard]] std::vector<QuartierAudience> audiences() const;
  /// Throws where the amounts are in a currency other than the euro.
  void check_currency() const;

 private:
  struct YearSource {
    ActionField field = ActionField::year;
    std::string_view written;  ///< empty where only the name of the sheet or file may tell
    bool is_constant = false;
  };
  [[nodiscard]] YearSource year_source() const;
  [[nodiscard]] std::optional<int> year_of_names() const;
  [[nodiscard]] bool is_across(std::string_view words) const;
  [[nodiscard]] bool is_outside(std::string_view words) const;
  [[nodiscard]] bool is_transterritorial() const;
  [[nodiscard]] MoneyText money(std::size_t column, bool in_thousands) const;
  /// Reports a value that is not in a vocabulary, with the word that it resembles where there is
  /// one.
  void report_unknown(ActionField field, const char* code, const char* code_near,
                      const std::vector<std::string>& words) const;
  [[noreturn]] void refuse(ActionField field, std::string code, std::vector<Detail> details) const;

  const ActionTable& table_;
  std::size_t row_;
  RowFindings& findings_;
};

}  // namespace carreau::inputs
