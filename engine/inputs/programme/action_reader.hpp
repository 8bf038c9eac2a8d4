// SPDX-License-Identifier: Apache-2.0
/// Reads funded actions from any table: what could be read, and every row that could not.
#pragma once

#include "actions/action.hpp"
#include "actions/funder_directory.hpp"
#include "actions/nomenclature.hpp"
#include "base/findings.hpp"
#include "inputs/programme/action_columns.hpp"
#include "inputs/programme/action_mapping.hpp"
#include "inputs/programme/import_account.hpp"
#include "inputs/programme/refused_rows.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

struct ActionReadOptions {
  /// Name of a mapping, or a TOML file. Empty: the built-in mapping that recognises the file,
  /// otherwise the usual names.
  std::string mapping;
  std::array<std::string, kActionSheets> sheets;  ///< take precedence over those of the mapping
  std::map<ActionField, std::string> constants;   ///< take precedence over those of the mapping
  std::string crs;                                ///< of coordinate columns, or of a layer
  std::span<const Nomenclature> nomenclatures;
  /// Null: the built-in directory.
  const FunderDirectory* funders = nullptr;
};

/// A table that was read.
struct ImportedTable {
  std::string name;  ///< "actions.xlsx (Financements)"
  ActionSheet sheet = ActionSheet::actions;
  std::string mapping;  ///< name of the mapping; empty when only usual names were used
  std::vector<std::string> columns;
  ActionColumns found;
  std::size_t rows = 0;
  std::size_t refused = 0;
  bool has_own_names = false;  ///< a mapping of the user names its columns
  bool in_thousands = false;   ///< that mapping says so of all amounts
};

struct ActionImport {
  Programme programme;
  std::vector<ImportedTable> tables;  ///< those with actions first, then in the order of the files
  std::vector<RefusedRow> refused;
  ImportAccount account;  ///< by table, in the same order
  ActionMapping mapping;  ///< describes how the tables were read, to be kept for the next year

  /// The tables of the refused rows, for write_refused().
  [[nodiscard]] std::vector<RefusedTable> refused_tables() const;
};

/// Reads files as one programme. Each row is used, refused, or set aside as no action (headings,
/// totals, notes); none is lost, and ActionImport::account adds them up with their money. A value
/// that cannot be read, or is in no vocabulary, is unknown, and its row is kept.
/// Funding lines and indicators are joined to actions by reference, and by year where they have
/// one: to the actions of the same file where it has any, otherwise to those of all files. Several
/// rows of an action that differ only in their funder are one action with several funding lines.
/// Where the status is missing, it follows from the amounts: paid, granted, or else requested.
/// Where the kind of credit is missing, it is that of the funder in the directory. Throws
/// DataError for a file without any table of actions, funding lines or indicators, for a named
/// sheet that does not exist, and for a table that cannot be read.
[[nodiscard]] ActionImport read_actions(std::span<const std::string> paths,
                                        const ActionReadOptions& how, Findings& findings);

}  // namespace carreau::inputs
