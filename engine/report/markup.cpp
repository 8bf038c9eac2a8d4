// SPDX-License-Identifier: Apache-2.0
#include "report/markup.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace carreau::report {

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

std::string script_json(std::string_view json) {
  std::string out;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view rest = json.substr(i);
    if (rest.starts_with('<')) out += "\\u003c";
    else if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
      out += rest.starts_with("\u2028") ? "\\u2028" : "\\u2029";
      i += 2;  // the sequence has three bytes
    } else {
      out += json[i];
    }
  }
  return out;
}

std::string length(double value) {
  const double rounded = std::round(value * 10.0) / 10.0;
  return fmt::format("{}", rounded == 0.0 ? 0.0 : rounded);
}

}  // namespace carreau::report
