// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/import_account.hpp"

#include <array>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, 7> kKindNames{"data", "continued", "header",   "heading",
                                                     "note", "total",     "corrected"};

}  // namespace

std::string_view to_text(RowKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

}  // namespace carreau::inputs
