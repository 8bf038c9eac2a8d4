// SPDX-License-Identifier: Apache-2.0
/// The sentences behind the codes of findings, in French and English: one catalogue.
#pragma once

#include "base/findings.hpp"
#include "base/language.hpp"

#include <string>

namespace carreau {

/// The finding in words, its details filled in. A code that the catalogue does not hold reads as
/// the code and its details.
[[nodiscard]] std::string finding_text(const Finding& finding, Language language);

/// Whether the catalogue holds the code; a test asks it for every code in the sources.
[[nodiscard]] bool has_finding_text(const std::string& code);

}  // namespace carreau
