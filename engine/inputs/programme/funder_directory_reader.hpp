// SPDX-License-Identifier: Apache-2.0
/// Reads the directory of funders, built in or extended by the user.
#pragma once

#include "actions/funder_directory.hpp"

#include <string>

namespace carreau::inputs {

/// The built-in directory (data/funders.toml).
[[nodiscard]] const FunderDirectory& usual_funders();

/// Reads a file of the form of data/funders.toml: `[[funder]]` with `name`, `kind`, and optionally
/// `credit`, `section`, `aliases`, `words` and `covers`; `[[scheme]]` with `code` and `names`. Its
/// entries come before the built-in ones. Throws DataError for a missing or unknown key, for a
/// value that is none of the known ones, and for a name or alias that two of its entries have.
[[nodiscard]] FunderDirectory read_funders(const std::string& path);

}  // namespace carreau::inputs
