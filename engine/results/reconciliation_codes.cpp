// SPDX-License-Identifier: Apache-2.0
#include "results/reconciliation_codes.hpp"

#include <array>

namespace carreau::results {

std::string_view to_text(ReconciliationCheck check) {
  switch (check) {
    case ReconciliationCheck::sum_of_rows: return "sum_of_rows";
    case ReconciliationCheck::sum_of_columns: return "sum_of_columns";
    case ReconciliationCheck::grand_total: return to_text(MeaningKind::grand_total);
    case ReconciliationCheck::line: return to_text(MeaningKind::line);
    case ReconciliationCheck::cell: return to_text(MeaningKind::cell);
    case ReconciliationCheck::unread_row: return "unread_row";
    case ReconciliationCheck::unread_column: return "unread_column";
  }
  return {};
}

ReconciliationCheck check_of(Axis axis) {
  return axis == Axis::rows ? ReconciliationCheck::sum_of_rows
                            : ReconciliationCheck::sum_of_columns;
}

ReconciliationCheck check_of(MeaningKind meaning) {
  switch (meaning) {
    case MeaningKind::grand_total: return ReconciliationCheck::grand_total;
    case MeaningKind::line: return ReconciliationCheck::line;
    case MeaningKind::cell: return ReconciliationCheck::cell;
  }
  return ReconciliationCheck::cell;
}

template <>
std::span<const CodedValue<ReconciliationCheck>> coded_values<ReconciliationCheck>() {
  static constexpr std::array kValues = {
      CodedValue{ReconciliationCheck::sum_of_rows, "somme de lignes", "sum of rows"},
      CodedValue{ReconciliationCheck::sum_of_columns, "somme de colonnes", "sum of columns"},
      CodedValue{ReconciliationCheck::grand_total, "total général", "grand total"},
      CodedValue{ReconciliationCheck::line, "ligne", "line"},
      CodedValue{ReconciliationCheck::cell, "case", "cell"},
      CodedValue{ReconciliationCheck::unread_row, "ligne non lue", "unread row"},
      CodedValue{ReconciliationCheck::unread_column, "colonne non lue", "unread column"}};
  return kValues;
}

template <>
std::span<const CodedValue<CheckStatus>> coded_values<CheckStatus>() {
  static constexpr std::array kValues = {CodedValue{CheckStatus::holds, "juste", "holds"},
                                         CodedValue{CheckStatus::differs, "différent", "differs"},
                                         CodedValue{CheckStatus::undecided, "indécis", "undecided"},
                                         CodedValue{CheckStatus::not_read, "non lu", "not read"}};
  return kValues;
}

}  // namespace carreau::results
