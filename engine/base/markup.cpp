// SPDX-License-Identifier: Apache-2.0
#include "base/markup.hpp"

#include "base/text.hpp"

namespace carreau {

namespace {

void append_escaped(char c, std::string& out) {
  switch (c) {
    case '&': out += "&amp;"; return;
    case '<': out += "&lt;"; return;
    case '>': out += "&gt;"; return;
    case '"': out += "&quot;"; return;
    case '\'': out += "&#39;"; return;
    default: break;
  }
  // Other control characters are not allowed in HTML.
  const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  if (is_control && c != '\t' && c != '\n') out += "\uFFFD";
  else out += c;
}

}  // namespace

std::string escaped(std::string_view text) {
  if (!is_valid_utf8(text)) return escaped(latin1_to_utf8(text));
  std::string out;
  for (const char c : text) append_escaped(c, out);
  return out;
}

}  // namespace carreau
