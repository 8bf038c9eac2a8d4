// SPDX-License-Identifier: Apache-2.0
/// What the lab throws for a request that it refuses.
#pragma once

#include "lab/request_error.hpp"

#include <string>

namespace carreau::testing {

/// The words of a refusal in French, behind its status and code; "none" where nothing is refused.
template <class Ask>
std::string refusal(const Ask& ask) {
  try {
    ask();
  } catch (const lab::RequestError& error) {
    return std::to_string(error.status()) + " " + error.code() + ": " +
           text_of(error.message(), Language::french);
  }
  return "none";
}

}  // namespace carreau::testing
