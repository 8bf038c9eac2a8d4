// SPDX-License-Identifier: Apache-2.0
/// Which columns of a table hold the code and the name of a zone, in the spellings of publishers.
#pragma once

#include "files/table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// How sure a column's name is that its values are codes of the zones themselves. A layer of
/// quartiers often has the code of their commune, too, which several quartiers share.
enum class CodeColumn {
  own,      ///< of a zone alone: `code_qp`, `Code quartier`, `zone_id`
  general,  ///< of whatever the rows are: `code`, `id`
  commune,  ///< of a commune, which may be the zone: `insee_com`
};

/// What the values of a column look like.
struct ColumnValues {
  bool is_unique = true;    ///< none empty, none twice
  bool is_official = true;  ///< all like codes of quartiers: "QP059001", "QN03604M"
};

/// Whether columns, in lower case, have the code of a zone under a usual name.
[[nodiscard]] bool names_zone_code(const std::vector<std::string>& columns);

/// What the column's name says of its values; nothing where it is no usual name of a code.
[[nodiscard]] std::optional<CodeColumn> kind_of_code(std::string_view column);

/// Whether a column of codes is one of quartiers by its name: `code_qp`, `Code quartier`.
[[nodiscard]] bool names_quartiers(std::string_view column);
/// Whether a text looks like an official code of a quartier: "QP059001", "QN03604M", and the codes
/// overseas of the same make; nothing else in a file of zones looks like them.
[[nodiscard]] bool is_quartier_code(std::string_view code);

/// The column whose name is that of a zone's own code.
[[nodiscard]] std::optional<std::size_t> find_own_code(const std::vector<std::string>& columns);

/// The column with the code of zones that are the rows of a table, by names and by values, which
/// are those of the same columns. In this order: a zone's own code; codes of quartiers under any
/// name; a code without a repetition, of whatever the rows are, then of communes; a code with
/// repetitions. Nothing where no column has a usual name or codes of quartiers.
[[nodiscard]] std::optional<std::size_t> find_zone_code(const std::vector<std::string>& columns,
                                                        const std::vector<ColumnValues>& values);

/// What the values of every column look like; reads the table to its end.
[[nodiscard]] std::vector<ColumnValues> survey_columns(files::Table& table);

/// find_zone_code() by the values of the whole table. Throws DataError where there is no such
/// column; reports a choice that the name alone does not justify.
[[nodiscard]] std::size_t code_by_values(files::Table& table, Findings& findings);

/// The column that the catalogue names, which must exist; otherwise the one with a usual name.
[[nodiscard]] std::optional<std::size_t> column_or(const files::Table& table,
                                                   const std::string& chosen,
                                                   std::optional<std::size_t> usual);

/// The column with the names of zones: a zone's own before that of anything around it.
[[nodiscard]] std::optional<std::size_t> find_zone_name(const std::vector<std::string>& columns);

}  // namespace carreau::inputs
