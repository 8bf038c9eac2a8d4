// SPDX-License-Identifier: Apache-2.0
/// The columns under which refused rows are written, so that they can be read without a mapping.
#pragma once

#include "inputs/programme/action_reader.hpp"
#include "inputs/programme/refused_rows.hpp"

namespace carreau::inputs {

/// A name that an import recognises keeps its place in the file; a name that only a mapping of the
/// user assigns to a field becomes the usual name of that field, and columns that this mapping does
/// not read are left out, because they could be recognised as something else.
[[nodiscard]] RefusedTable refused_table(const ImportedTable& table);

}  // namespace carreau::inputs
