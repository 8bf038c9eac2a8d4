// SPDX-License-Identifier: Apache-2.0
/// Records as JSON objects whose keys are the names of the columns.
#pragma once

#include "results/columns.hpp"

#include <nlohmann/json.hpp>

#include <vector>

namespace carreau::results {

/// In the order of the fields; null where the value is unknown.
[[nodiscard]] nlohmann::ordered_json row_json(const std::vector<files::FieldSpec>& fields,
                                              const files::Row& row);

/// A list of such objects.
[[nodiscard]] nlohmann::ordered_json rows_json(const std::vector<files::FieldSpec>& fields,
                                               const std::vector<files::Row>& rows);

template <class Record>
[[nodiscard]] nlohmann::ordered_json record_json(const ColumnTable<Record>& columns,
                                                 const Record& record) {
  return row_json(columns.fields(), columns.row(record));
}

template <class Record>
[[nodiscard]] nlohmann::ordered_json records_json(const ColumnTable<Record>& columns,
                                                  const std::vector<Record>& records) {
  return rows_json(columns.fields(), columns.rows(records));
}

}  // namespace carreau::results
