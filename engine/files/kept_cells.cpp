// SPDX-License-Identifier: Apache-2.0
#include "files/kept_cells.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>

namespace carreau::files {

void KeptCells::take_row(const Table& table) {
  cells_ += table.columns().size();
  if (cells_ <= most_) return;
  const std::string layer = table.layer();
  throw DataError(
      {layer.empty() ? table.file() : fmt::format("{} ({})", table.file(), layer), table.row(), {}},
      Message{"too_many_kept_cells",
              {{"most", Count{static_cast<std::int64_t>(most_)}},
               {"columns", Count{static_cast<std::int64_t>(table.columns().size())}}}},
      Message{"clear_far_cells"});
}

}  // namespace carreau::files
