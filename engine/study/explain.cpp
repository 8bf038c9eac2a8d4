// SPDX-License-Identifier: Apache-2.0
#include "study/explain.hpp"

#include "report/explanation.hpp"
#include "results/delineation_reader.hpp"

namespace carreau::study {

std::string explain(const std::string& result, const std::string& id, Language language) {
  const results::DelineationFile file(result);
  return report::explain(file, id, language);
}

}  // namespace carreau::study
