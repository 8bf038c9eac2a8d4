// SPDX-License-Identifier: Apache-2.0
/// JSON read from text and written to text without an exception of the library and without its
/// recursion, which a deep document turns into the end of the program.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace carreau::files {

/// Whether brackets outside of strings are nested deeper than any document that is read here.
[[nodiscard]] bool is_json_too_deep(std::string_view text);

/// The document; a discarded value where the text is not JSON, or nested too deep.
template <class Json = nlohmann::json>
[[nodiscard]] Json parse_json(std::string_view text) {
  if (is_json_too_deep(text)) return Json(Json::value_t::discarded);
  return Json::parse(text, nullptr, false);
}

/// The document as text, in one line unless `indent` is given. Bytes that are not UTF-8, as the
/// name of a file may have, become U+FFFD; the library would throw an exception.
template <class Json>
[[nodiscard]] std::string json_text(const Json& json, int indent = -1) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace carreau::files
