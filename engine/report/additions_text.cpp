// SPDX-License-Identifier: Apache-2.0
#include "report/additions_text.hpp"

#include "report/words.hpp"

#include <cstdint>
#include <vector>

namespace carreau::report {

std::string additions_text(const std::optional<Additions>& additions, const CellTable& cells,
                           Language language) {
  const Words w(language);
  if (!additions) {
    return w.text("report_additions_none", {{"most", static_cast<std::int64_t>(kMostAdditions)}});
  }
  std::vector<std::string> ids;
  for (const CellIndex cell : additions->cells) ids.push_back(cells.id(cell).text());
  return w.text("report_additions_found", {{"cells", w.count(static_cast<double>(ids.size()))},
                                           {"people", w.count(additions->people.value())},
                                           {"ids", ids}});
}

}  // namespace carreau::report
