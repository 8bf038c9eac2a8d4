// SPDX-License-Identifier: Apache-2.0
/// Checks the totals of printed tables against the sums of their parts, and compares tables with
/// each other.
#pragma once

#include "base/findings.hpp"
#include "base/quantity.hpp"
#include "reconciliation/table_comparison.hpp"
#include "results/reconciliation_rows.hpp"
#include "study/watch.hpp"

#include <string>
#include <vector>

namespace carreau::study {

struct ReconciliationRequest {
  std::vector<std::string> tables;  ///< CSV, or workbooks, all sheets of which are read
  std::string sheet;                ///< of workbooks, only this sheet; empty: all
  Euros tolerance;                  ///< by which an amount may differ and still hold; default 0
};

struct ReconciliationResult {
  std::vector<CheckedTable> tables;
  TablesComparison between;
  Findings findings;

  /// The view that results/ and report/ read; this object must outlive it.
  [[nodiscard]] results::Reconciliation all() const { return {tables, between}; }
};

/// Throws ArgumentError for a table that is given twice: comparing it with itself proves nothing.
void check_request(const ReconciliationRequest& request);
/// Checks the request, then reads and checks every table. Tables with the same name are
/// distinguished by their paths. Throws the errors of the readers.
[[nodiscard]] ReconciliationResult reconcile(const ReconciliationRequest& request,
                                             const Watch& watch = {});
/// The same for tables in memory.
[[nodiscard]] ReconciliationResult reconcile(std::vector<SumTable> tables, Euros tolerance,
                                             const Watch& watch = {});

}  // namespace carreau::study
