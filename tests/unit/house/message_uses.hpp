// SPDX-License-Identifier: Apache-2.0
/// Where sources make messages: found by reading them, so that every code can be held against the
/// catalogue without running anything.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::house {

/// `Message{"unit_twice", {{"unit", code}}}`, `findings.warn("latin1")`.
struct MessageUse {
  std::string code;
  int line = 0;
  /// The names of the details; nothing where they are made elsewhere.
  std::optional<std::set<std::string>> details;
};

/// The messages that a source makes: behind Message, text_of(, notice(, warn( and …Refused, the two
/// codes of a condition included.
std::vector<MessageUse> message_uses(std::string_view source);

/// Every text between quotation marks that may be a code: small letters, digits and underscores.
std::set<std::string> possible_codes(std::string_view source);

/// The names between braces.
std::set<std::string> details_of(std::string_view text);

}  // namespace carreau::house
