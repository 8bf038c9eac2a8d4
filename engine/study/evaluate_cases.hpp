// SPDX-License-Identifier: Apache-2.0
/// Measures the agreement of several towns in one run.
#pragma once

#include "inputs/case_reader.hpp"
#include "study/evaluate.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::study {

/// The agreement of one town. A town whose proposal has no zone has a recall of 0.
struct CaseResult {
  inputs::EvaluationCase named;
  Agreement by_people;
  AgreementSums by_area;
  Findings findings;
};

/// Reads and compares case by case; only the figures of each are kept. `reading` holds for all
/// zonings. Throws the errors of evaluate().
[[nodiscard]] std::vector<CaseResult> evaluate_cases(
    const std::vector<inputs::EvaluationCase>& cases, const inputs::ZonesReadOptions& reading,
    const Watch& watch = {});

}  // namespace carreau::study
