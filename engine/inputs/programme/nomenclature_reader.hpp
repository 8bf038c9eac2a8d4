// SPDX-License-Identifier: Apache-2.0
/// Reads lists of themes, built in or given by the user.
#pragma once

#include "actions/nomenclature.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// Parses a list in TOML: `key`, `title`, `source`, `first_year`, optionally `last_year` and
/// `next`; then `[[theme]]` with `code`, `label`, `parent`, and `[[passage]]` with `code` and
/// `targets`, which are codes of `next`. Throws DataError for a repeated code, for a parent or
/// passage of a code that does not exist, for a last year before the first, and for unknown keys.
[[nodiscard]] Nomenclature parse_nomenclature(std::string_view text, const std::string& file);

/// Reads the built-in lists (data/nomenclatures), in the order of their years, and those of
/// `paths`. A list with the key of a built-in one replaces it. Throws DataError where `next` or a
/// target of a passage is in no list, and where two lists are in force in the same year.
[[nodiscard]] std::vector<Nomenclature> read_nomenclatures(std::span<const std::string> paths = {});

}  // namespace carreau::inputs
