// SPDX-License-Identifier: Apache-2.0
#include "study/explain.hpp"

#include "report/explanation.hpp"
#include "report/revision_explanation.hpp"
#include "report/sweep_explanation.hpp"
#include "results/delineation_reader.hpp"
#include "results/revision_reader.hpp"
#include "results/sweep/sweep_reader.hpp"

namespace carreau::study {

std::string explain(const std::string& result, const std::string& id, Language language) {
  if (results::is_revision(result)) {
    return report::explain_revision(results::RevisionFile(result), id, language);
  }
  if (results::is_sweep(result)) {
    return report::explain_sweep(results::SweepFile(result), id, language);
  }
  const results::DelineationFile file(result);
  return report::explain(file, id, language);
}

}  // namespace carreau::study
