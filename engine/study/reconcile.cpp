// SPDX-License-Identifier: Apache-2.0
#include "study/reconcile.hpp"

#include "base/error.hpp"
#include "files/gdal_source.hpp"
#include "inputs/sum_table_reader.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace carreau::study {

namespace {

bool is_name_shared(const std::vector<std::string>& paths, const std::string& path) {
  return std::count_if(paths.begin(), paths.end(), [&](const std::string& other) {
           return files::base_name(other) == files::base_name(path);
         }) > 1;
}

}  // namespace

void check_request(const ReconciliationRequest& request) {
  std::set<std::string> seen;
  for (const std::string& path : request.tables) {
    if (!seen.insert(path).second) {
      throw ArgumentError(Message{"usage_table_named_twice", {{"file", path}}});
    }
  }
}

ReconciliationResult reconcile(const ReconciliationRequest& request, const Watch& watch) {
  check_request(request);
  const CancellationScope scope(watch.cancellation);
  ReconciliationResult result;
  for (const std::string& path : request.tables) {
    check_cancelled();
    for (SumTable& table : inputs::read_sum_tables(path, request.sheet, result.findings)) {
      if (is_name_shared(request.tables, path)) table.file = path;
      result.tables.push_back(check_totals(std::move(table), request.tolerance, result.findings));
    }
  }
  result.between = compare_tables(result.tables, request.tolerance, result.findings);
  return result;
}

ReconciliationResult reconcile(std::vector<SumTable> tables, Euros tolerance, const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  ReconciliationResult result;
  for (SumTable& table : tables) {
    check_cancelled();
    result.tables.push_back(check_totals(std::move(table), tolerance, result.findings));
  }
  result.between = compare_tables(result.tables, tolerance, result.findings);
  return result;
}

}  // namespace carreau::study
