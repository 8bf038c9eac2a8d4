// SPDX-License-Identifier: Apache-2.0
/// The words of every message, from data/messages: one entry a code, sorted by code. The build has
/// checked that both texts are there and name the same details.
#pragma once

#include <span>
#include <string_view>

namespace carreau {

/// `{name}` in a text stands for the detail of that name, and `{name|cell|cells}` for the form that
/// its number takes: the singular for one, in French for none as well.
struct MessageTexts {
  std::string_view code;
  std::string_view french;
  std::string_view english;
};

[[nodiscard]] std::span<const MessageTexts> message_catalogue();

/// The entry of a code; null where the catalogue does not hold it.
[[nodiscard]] const MessageTexts* find_message(std::string_view code);

}  // namespace carreau
