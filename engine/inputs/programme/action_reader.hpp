// SPDX-License-Identifier: Apache-2.0
/// Funded actions from any table: what could be read, and every row that could not.
#pragma once

#include "actions/action.hpp"
#include "actions/nomenclature.hpp"
#include "base/findings.hpp"
#include "inputs/programme/action_columns.hpp"
#include "inputs/programme/action_mapping.hpp"
#include "inputs/programme/refused_rows.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

struct ActionReadOptions {
  /// Name of a mapping, or a TOML file; empty: the one that a file is recognised to be made for,
  /// else the usual names.
  std::string mapping;
  std::array<std::string, kActionSheets> sheets;  ///< go before those of the mapping
  std::map<ActionField, std::string> constants;   ///< likewise
  std::string crs;                                ///< of coordinates in columns, or of a layer
  std::span<const Nomenclature> nomenclatures;
};

/// A table that was read.
struct ImportedTable {
  std::string name;  ///< "actions.xlsx (Financements)"
  ActionSheet sheet = ActionSheet::actions;
  std::string mapping;  ///< name of the mapping; empty: usual names alone
  std::vector<std::string> columns;
  ActionColumns found;
  std::size_t rows = 0;
  std::size_t refused = 0;
};

struct ActionImport {
  Programme programme;
  std::vector<ImportedTable> tables;  ///< those with actions first, in the order of the files
  std::vector<RefusedRow> refused;
  ActionMapping mapping;  ///< how the tables were read, to be kept for next year

  /// For write_refused().
  [[nodiscard]] std::vector<RefusedTable> refused_tables() const;
};

/// Reads files as one programme. A row is used whole or refused whole; none is dropped. Lines and
/// indicators are joined to actions by their reference, and by their year where they have one: in a
/// file that has actions to those alone, in another to those of all files.
///
/// An action of several rows that differ in their funder alone is one action with several lines.
/// Where the status is not told, it is that of the money: paid, granted, or else requested. Credits
/// whose kind is not told are specific where the funder is the programme 147.
///
/// Throws DataError for a file that holds no table of actions, lines or indicators, for a sheet
/// that is named and is not there, and where the table itself cannot be read.
[[nodiscard]] ActionImport read_actions(std::span<const std::string> paths,
                                        const ActionReadOptions& how, Findings& findings);

}  // namespace carreau::inputs
