// SPDX-License-Identifier: Apache-2.0
/// The options that set the members of requests, to report errors of the library in the words of
/// the command line.
#pragma once

#include "study/field_error.hpp"

#include <string>

namespace carreau::cli {

/// "--without-headcount", "GRID".
[[nodiscard]] std::string option_of(study::RequestField field);
/// The whole error. An error about a member of a request names its option instead.
[[nodiscard]] std::string argument_error_text(const ArgumentError& error, Language language);

}  // namespace carreau::cli
