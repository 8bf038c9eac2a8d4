// SPDX-License-Identifier: Apache-2.0
/// Which column of a table holds which field, as a mapping and the usual names tell.
#pragma once

#include "base/language.hpp"
#include "inputs/programme/action_mapping.hpp"
#include "inputs/programme/action_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

/// How a column was found: the mapping names it, it has a usual name letter by letter, or but for
/// case, accents, punctuation and the unit behind it.
enum class Recognition : std::uint8_t { mapping, exact, alike };

struct FieldColumn {
  ActionField field = ActionField::reference;
  std::size_t column = 0;
  Recognition how = Recognition::mapping;
  bool in_thousands = false;  ///< its header says so
};

/// A column that holds one funder's amounts.
struct FunderAmounts {
  std::size_t column = 0;
  FunderColumn funder;
  Recognition how = Recognition::mapping;
};

struct ActionColumns {
  std::vector<FieldColumn> fields;
  std::vector<FunderAmounts> funders;
  std::vector<std::size_t> unused;   ///< columns that nothing is read from
  std::vector<std::string> missing;  ///< columns that the mapping names and the table has not

  [[nodiscard]] const FieldColumn* find(ActionField field) const;
};

/// What sheet these columns are of; nothing where they are of none.
[[nodiscard]] std::optional<ActionSheet> sheet_of(std::span<const std::string> columns,
                                                  const ActionMapping& mapping);
/// Whether the columns are those that the mapping is made for.
[[nodiscard]] bool is_made_for(const ActionMapping& mapping, std::span<const std::string> columns);

/// Columns of a mapping are taken first, then, unless it says otherwise, those with usual names, in
/// the order of the fields; each column once. A header that joins a funder and a measure ("Accordé
/// CAF") counts where most of its cells are amounts.
[[nodiscard]] ActionColumns find_columns(const SheetRows& rows, ActionSheet sheet,
                                         const ActionMapping& mapping);

/// A line a field or funder with its column and how it was found, then columns that are not used
/// and fields without a column.
[[nodiscard]] std::vector<std::string> describe(const ActionColumns& columns, ActionSheet sheet,
                                                std::span<const std::string> names,
                                                Language language);

}  // namespace carreau::inputs
