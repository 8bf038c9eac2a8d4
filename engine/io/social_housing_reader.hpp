// SPDX-License-Identifier: Apache-2.0
/// Households in social housing by cell (`log_soc`), a column that only crosswalks need.
#pragma once

#include "base/findings.hpp"
#include "grid/cell_table.hpp"

#include <span>
#include <string>
#include <vector>

namespace carreau::io {

/// By cell of the table, which was read from the same files; empty where a file has no such column
/// (a reduced grid). Throws DataError for what is no number.
[[nodiscard]] std::vector<Households> read_social_housing(std::span<const std::string> paths,
                                                          const CellTable& cells,
                                                          Findings& findings);

}  // namespace carreau::io
