// SPDX-License-Identifier: Apache-2.0
/// Lists of themes, built in or given.
#pragma once

#include "actions/nomenclature.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// A list in TOML: `key`, `title`, `source`, `first_year`, and where they hold `last_year` and
/// `next`; then `[[theme]]` with `code`, `label`, `parent`, and `[[passage]]` with `code` and
/// `targets`, codes of `next`. Throws DataError for a code that is repeated, a parent or a passage
/// of a code that there is not, years that are reversed, and keys that are not known.
[[nodiscard]] Nomenclature parse_nomenclature(std::string_view text, const std::string& file);

/// The lists built in (data/nomenclatures), in the order of their years, with those of `paths`: one
/// that bears the key of a list built in takes its place. Throws DataError where `next` or a target
/// of a passage is in no list, and where two lists are in force in one year.
[[nodiscard]] std::vector<Nomenclature> read_nomenclatures(std::span<const std::string> paths = {});

}  // namespace carreau::inputs
