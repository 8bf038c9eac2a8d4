// SPDX-License-Identifier: Apache-2.0
#include "study/evaluate_cases.hpp"

#include <utility>

namespace carreau::study {

std::vector<CaseResult> evaluate_cases(const std::vector<inputs::EvaluationCase>& cases,
                                       const inputs::ZonesReadOptions& reading,
                                       const Watch& watch) {
  std::vector<CaseResult> results;
  for (const inputs::EvaluationCase& one : cases) {
    EvaluationResult made = evaluate({one.result, one.reference, one.grids, reading}, watch);
    results.push_back({one, std::move(made.agreement), made.by_area, std::move(made.findings)});
  }
  return results;
}

}  // namespace carreau::study
