// SPDX-License-Identifier: Apache-2.0
/// What a file is, by how it begins, for messages about one that is not what was expected.
#pragma once

#include "base/message.hpp"

#include <string_view>

namespace carreau::files {

/// The kind of a content that is no TOML, such as "a table (CSV)"; no message where that does not
/// show.
[[nodiscard]] Message content_kind(std::string_view content);

}  // namespace carreau::files
