// SPDX-License-Identifier: Apache-2.0
/// Every total checked and every figure compared as rows of a table.
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

/// All that `carreau reconcile` found.
struct Reconciliation {
  std::span<const CheckedTable> tables;
  const TablesComparison& between;

  /// Totals and figures that differ.
  [[nodiscard]] std::size_t differences() const;
};

/// "eur", "percent", the counted noun or "count"; empty where no name tells.
[[nodiscard]] std::string unit_code(const SumUnit& unit);
/// The stable name of a slip, with the line or cell that it concerns: "left_out (Cendras)".
[[nodiscard]] std::string slip_code(const CheckedTable& checked, Axis axis, const Slip& slip);

/// A place in a table; a row or column that a sum runs along is empty.
struct PlaceRecord {
  std::string table;
  std::optional<std::int64_t> row;  ///< of the file
  std::string row_name;
  std::optional<std::int64_t> column;  ///< of the file, from 1
  std::string column_name;
};

/// A total against its parts, or a figure against that of another table.
struct ReconciliationRecord {
  ReconciliationCheck check = ReconciliationCheck::sum_of_rows;
  CheckStatus status = CheckStatus::holds;
  PlaceRecord place;
  std::string unit;
  double stated = 0.0;
  double against = 0.0;
  double difference = 0.0;
  std::optional<std::size_t> parts;  ///< of a total: numbers added up
  std::size_t unread = 0;
  std::vector<std::string> causes;
  PlaceRecord other;  ///< of a figure of two tables
};
[[nodiscard]] const ColumnTable<ReconciliationRecord>& reconciliation_columns();
/// Totals table by table, then the figures compared.
[[nodiscard]] std::vector<ReconciliationRecord> reconciliation_records(
    const Reconciliation& reconciliation);

[[nodiscard]] const std::vector<files::FieldSpec>& reconciliation_fields();
[[nodiscard]] std::vector<files::Row> reconciliation_rows(const Reconciliation& reconciliation);

}  // namespace carreau::results
