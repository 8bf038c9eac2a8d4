// SPDX-License-Identifier: Apache-2.0
/// Tells in a sentence which neighbouring cells a near miss lacks.
#pragma once

#include "base/language.hpp"
#include "delineation/additions.hpp"
#include "grid/cell_table.hpp"

#include <optional>
#include <string>

namespace carreau::report {

/// "With 2 more neighbouring cells (64 people), it would meet every criterion: CRS3035…,
/// CRS3035….", or that there are none.
[[nodiscard]] std::string additions_text(const std::optional<Additions>& additions,
                                         const CellTable& cells, Language language);

}  // namespace carreau::report
