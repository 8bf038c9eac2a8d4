// SPDX-License-Identifier: Apache-2.0
/// Any bytes as JSON: rows of as many fields as there are columns, or a typed error. A list of
/// objects with plain values, or lists of them, has the fields that a tree of the document says.
#include "base/text.hpp"
#include "files/json_table.hpp"
#include "files/json_text.hpp"
#include "fuzz_input.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using nlohmann::json;
using Fields = std::multiset<std::string>;

/// The text of a plain value. None of an object, nor of a number with a point, whose digits a tree
/// does not keep.
std::optional<std::string> text_of(const json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean() || value.is_number_integer()) return value.dump();
  if (!value.is_array()) return std::nullopt;
  std::string joined;
  for (std::size_t k = 0; k < value.size(); ++k) {
    const auto text = value[k].is_array() ? std::nullopt : text_of(value[k]);
    if (!text) return std::nullopt;
    joined += (k == 0 ? "" : ";") + *text;
  }
  return joined;
}

/// The fields of each row that are not empty; nothing of a document of another shape, nor of one
/// that says a key twice, of which a tree keeps the last.
std::optional<std::vector<Fields>> rows_of(std::string_view text) {
  if (carreau::files::is_json_too_deep(text)) return std::nullopt;
  std::size_t keys = 0;
  const auto count_keys = [&](int, json::parse_event_t event, const json&) {
    keys += event == json::parse_event_t::key ? 1U : 0U;
    return true;
  };
  const json document = json::parse(text, count_keys, false);
  if (document.is_discarded() || !document.is_array()) return std::nullopt;
  std::vector<Fields> rows;
  for (const json& object : document) {
    if (!object.is_object()) return std::nullopt;
    keys -= object.size();
    Fields& row = rows.emplace_back();
    for (const auto& [key, value] : object.items()) {
      const auto field = text_of(value);
      if (!field) return std::nullopt;
      const std::string_view plain = carreau::plain_text(*field);
      if (!plain.empty()) row.emplace(plain);
    }
  }
  return keys == 0 ? std::optional(rows) : std::nullopt;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carreau;
  const std::string path = fuzz::written("input.json", data, size);
  fuzz::read_or_refuse([&] {
    Findings findings;
    files::JsonTable table(path, findings);
    std::vector<Fields> rows;
    while (table.next()) {
      Fields& row = rows.emplace_back();
      for (std::size_t c = 0; c < table.columns().size(); ++c) {
        if (!table.field(c).empty()) row.emplace(table.field(c));
      }
    }
    const auto expected = rows_of({reinterpret_cast<const char*>(data), size});
    if (expected && *expected != rows) std::abort();
  });
  return 0;
}
