// SPDX-License-Identifier: Apache-2.0
/// Every total checked and every figure compared as rows of a table.
#pragma once

#include "files/layer_writer.hpp"
#include "files/row_stream.hpp"
#include "reconciliation/reconciliation.hpp"
#include "reconciliation/table_comparison.hpp"

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

[[nodiscard]] const std::vector<files::FieldSpec>& reconciliation_fields();
/// Totals table by table, then the figures compared.
[[nodiscard]] std::vector<files::Row> reconciliation_rows(const Reconciliation& reconciliation);

}  // namespace carreau::results
