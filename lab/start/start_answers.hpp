// SPDX-License-Identifier: Apache-2.0
/// The answers of the start page, as JSON; docs/serve.md describes the objects.
#pragma once

#include "lab/answers.hpp"
#include "lab/start/open_folder.hpp"
#include "lab/start/opening.hpp"
#include "lab/start/project.hpp"

#include <string>

namespace carreau::lab {

/// The choices of a request `{"rule", "vintage", "name"}`, each optional. Throws RequestError for
/// any other content.
[[nodiscard]] ProjectChoices parse_choices(const Json& json);

/// Whether a member is there and true.
[[nodiscard]] bool is_set(const Json& json, const char* member);

/// The files, what the rule needs, and how far the work is.
[[nodiscard]] Json project_answer(const Project& project, Opening& opening, const OpenFolder& below,
                                  const std::string& rule);
/// A folder of this machine.
[[nodiscard]] Json folder_answer(const OpenFolder& below, const std::string& place);

}  // namespace carreau::lab
