// SPDX-License-Identifier: Apache-2.0
/// The rows of an evaluation of several towns, and their columns.
#pragma once

#include "results/columns.hpp"
#include "zoning/agreement.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace carreau::results {

/// The agreement of one town by both measures, each with its ceiling.
struct CaseRecord {
  std::string key;
  std::string title;
  double people_reference = 0.0;  ///< as limits hold them
  double people_proposed = 0.0;
  std::optional<double> precision_by_area;
  std::optional<double> recall_by_area;
  std::optional<double> f1_by_area;
  double ceiling_by_area = 0.0;
  std::optional<double> precision_by_people;
  std::optional<double> recall_by_people;
  std::optional<double> f1_by_people;
  double ceiling_by_people = 0.0;
  std::size_t found = 0;  ///< zones of the reference
  std::size_t partly = 0;
  std::size_t missed = 0;
};
[[nodiscard]] const ColumnTable<CaseRecord>& case_columns();
[[nodiscard]] CaseRecord case_record(const std::string& key, const std::string& title,
                                     const Agreement& by_people, const AgreementSums& by_area);

}  // namespace carreau::results
