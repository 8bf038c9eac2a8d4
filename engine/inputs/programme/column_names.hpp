// SPDX-License-Identifier: Apache-2.0
/// Finds columns by their names, in whatever spelling.
#pragma once

#include "inputs/programme/action_fields.hpp"
#include "inputs/programme/header_text.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace carreau::inputs {

/// A name that a column may have, prepared for comparing.
struct SoughtName {
  std::string written;
  std::string key;
  std::string joined;
  std::string letters;
};
[[nodiscard]] std::vector<SoughtName> sought_names(std::span<const std::string> names);
/// The usual names of the columns of a field.
[[nodiscard]] const std::vector<SoughtName>& usual_names_of(ActionSheet sheet, ActionField field);

/// A free column that has one of the names sought.
struct ColumnMatch {
  std::size_t column = 0;
  bool is_exact = false;
  bool in_thousands = false;
};

/// The columns of a table that are not assigned to a field yet.
class FreeColumns {
 public:
  explicit FreeColumns(std::span<const std::string> names);

  /// The year of all rows: a header with another year names something else. 0: the rows have
  /// several years, and a header with a year speaks of some of them only. Until it is set, headers
  /// of any year fit.
  void set_year(int year) { year_ = year; }
  [[nodiscard]] bool fits_year(std::size_t column) const;
  /// The years in headers, each once.
  [[nodiscard]] std::vector<int> years() const;

  /// The exact name goes before one with the same key, names in their order of preference, and
  /// all of them before names that are equal apart from "N°" or from what stands in brackets.
  [[nodiscard]] std::optional<ColumnMatch> find(std::span<const SoughtName> wanted,
                                                ActionField field) const;
  /// Columns whose names were cut to the ten letters of a field of dBASE ("Montant ac"), each with
  /// the only one of `fields` whose usual names begin so. A field that two columns would fit has
  /// none.
  [[nodiscard]] std::vector<std::pair<ActionField, std::size_t>> find_cut(
      ActionSheet sheet, std::span<const ActionField> fields) const;

  /// Whether the name was cut so that it cannot be told from others: "Montant de", or "Subvention"
  /// beside "Subventi_1". Only a mapping can say what such a column holds.
  [[nodiscard]] bool is_incomplete(std::size_t column) const;

  /// The name of a column, taken apart; the number of columns.
  [[nodiscard]] const HeaderText& text(std::size_t column) const { return texts_[column]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

  [[nodiscard]] bool is_free(std::size_t column) const { return !taken_[column]; }
  void take(std::size_t column) { taken_[column] = true; }

 private:
  [[nodiscard]] bool may_be(std::size_t column, ActionField field) const;
  [[nodiscard]] bool is_equal(std::size_t column, const SoughtName& name) const;
  [[nodiscard]] bool is_nearly_equal(std::size_t column, const SoughtName& name,
                                     ActionField field) const;
  [[nodiscard]] bool is_cut_from(std::size_t column, const SoughtName& name) const;
  [[nodiscard]] bool has_numbered_twin(std::size_t column) const;

  std::span<const std::string> names_;
  std::vector<bool> taken_;
  std::vector<HeaderText> texts_;
  std::vector<std::string> keys_without_number_;
  std::optional<int> year_;
  bool may_be_cut_ = false;         ///< no name is longer than those of dBASE
  std::set<std::string> numbered_;  ///< how names begin that end as "Montant _1" does
};

}  // namespace carreau::inputs
