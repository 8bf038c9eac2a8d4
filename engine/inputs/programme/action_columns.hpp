// SPDX-License-Identifier: Apache-2.0
/// Determines which column of a table holds which field, by a mapping and by usual names.
#pragma once

#include "base/language.hpp"
#include "inputs/programme/action_mapping.hpp"
#include "inputs/programme/action_rows.hpp"
#include "inputs/programme/column_names.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

/// How a column was recognised: it is named in the mapping, it has exactly a usual name, it has one
/// in another spelling, or one that was cut to ten letters.
enum class Recognition : std::uint8_t { mapping, exact, alike, cut };

struct FieldColumn {
  ActionField field = ActionField::reference;
  std::size_t column = 0;
  Recognition how = Recognition::mapping;
  bool in_thousands = false;  ///< the header says so
};

/// A column with the amounts of one funder.
struct FunderAmounts {
  std::size_t column = 0;
  FunderColumn funder;
  Recognition how = Recognition::mapping;
};

/// A column with the total over all funders, read to check the others, never as money of its own.
struct TotalColumn {
  std::size_t column = 0;
  Measure measure = Measure::granted;
  bool in_thousands = false;
};

/// A column with the people of one group.
struct AudienceColumn {
  std::size_t column = 0;
  GroupColumn group;
  Recognition how = Recognition::mapping;
};

struct ActionColumns {
  std::vector<FieldColumn> fields;
  std::vector<FunderAmounts> funders;
  std::vector<TotalColumn> totals;
  std::vector<AudienceColumn> groups;
  std::vector<std::size_t> unused;  ///< columns that are not read
  /// Those of `unused` whose amounts other columns include: "dont", an advance within what was
  /// paid.
  std::vector<std::size_t> included;
  /// The year of all rows, where only the headers say it: "Accordé 2024".
  std::optional<int> year;
  std::vector<std::string> missing;  ///< columns that the mapping names and the table lacks

  [[nodiscard]] const FieldColumn* find(ActionField field) const;
};

/// The name of a column as findings show it; its letter in a spreadsheet where it has none.
[[nodiscard]] std::string shown_column(std::span<const std::string> names, std::size_t column);

// The columns of a table before any is assigned:

/// The kind of sheet that has these columns; nothing where no kind has them.
[[nodiscard]] std::optional<ActionSheet> sheet_of(const FreeColumns& columns,
                                                  const ActionMapping& mapping);
/// Whether the mapping was made for tables with these columns: all that recognise it, and with
/// those that it expects two thirds of them.
[[nodiscard]] bool is_made_for(const ActionMapping& mapping, const FreeColumns& columns);
/// The columns that a mapping expects and the table lacks.
[[nodiscard]] std::vector<std::string> missing_of_schema(const ActionMapping& mapping,
                                                         const FreeColumns& columns);

/// Assigns the columns that the mapping names, then, unless it says otherwise, those with usual
/// names, in the order of the fields, then those whose headers speak of amounts. Each column is
/// assigned once. A header that combines a funder and a stage ("Accordé CAF") counts where most of
/// its cells are amounts. A column of amounts that is the sum of those of funders is a total.
[[nodiscard]] ActionColumns find_columns(const SheetRows& rows, ActionSheet sheet,
                                         const ActionMapping& mapping);

/// Lines for the user: for each field or funder, its column and how it was recognised; then the
/// columns that are not used, and the fields without a column.
[[nodiscard]] std::vector<std::string> describe(const ActionColumns& columns, ActionSheet sheet,
                                                std::span<const std::string> names,
                                                Language language);

}  // namespace carreau::inputs
