// SPDX-License-Identifier: Apache-2.0
/// The rows of a reconciliation: every total checked, and every figure compared.
#pragma once

#include "files/layer_writer.hpp"
#include "files/row_stream.hpp"
#include "reconciliation/reconciliation.hpp"
#include "reconciliation/table_comparison.hpp"
#include "results/columns.hpp"
#include "results/reconciliation_codes.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::results {

/// The complete result of `carreau reconcile`.
struct Reconciliation {
  std::span<const CheckedTable> tables;
  const TablesComparison& between;

  /// Number of totals and figures that differ.
  [[nodiscard]] std::size_t differences() const;
  /// Number of rows and columns with figures that are no part of a table.
  [[nodiscard]] std::size_t unread() const;
};

/// "eur", "percent", the counted noun, or "count"; empty where no name gives the unit.
[[nodiscard]] std::string unit_code(const SumUnit& unit);
/// The stable name of a slip, followed by the line or cell that it concerns: "left_out (Cendras)".
[[nodiscard]] std::string slip_code(const CheckedTable& checked, Axis axis, const Slip& slip);

/// A place in a table. A row or column along which a sum was computed is empty.
struct PlaceRecord {
  std::string table;
  std::optional<std::int64_t> row;  ///< row of the file
  std::string row_name;
  std::optional<std::int64_t> column;  ///< column of the file, from 1
  std::string column_name;
};

/// A total compared with its parts, or a figure compared with that of another table.
struct ReconciliationRecord {
  ReconciliationCheck check = ReconciliationCheck::sum_of_rows;
  CheckStatus status = CheckStatus::holds;
  PlaceRecord place;
  std::string unit;
  std::optional<double> stated;  ///< not known for figures that were not read
  double against = 0.0;          ///< the sum of the parts, or of the figures that were not read
  std::optional<double> difference;
  std::optional<std::size_t> parts;  ///< the number of figures added up
  std::size_t unread = 0;
  std::vector<std::string> causes;
  PlaceRecord other;  ///< for a figure of two tables
};
[[nodiscard]] const ColumnTable<ReconciliationRecord>& reconciliation_columns();
/// The totals and the lines that were not read, table by table, then the compared figures.
[[nodiscard]] std::vector<ReconciliationRecord> reconciliation_records(
    const Reconciliation& reconciliation);

[[nodiscard]] const std::vector<files::FieldSpec>& reconciliation_fields();
[[nodiscard]] std::vector<files::Row> reconciliation_rows(const Reconciliation& reconciliation);

}  // namespace carreau::results
