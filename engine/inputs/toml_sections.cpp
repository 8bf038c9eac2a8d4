// SPDX-License-Identifier: Apache-2.0
#include "inputs/toml_sections.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace carreau::inputs {

void for_each_toml_section(const toml::table& table, std::string_view key, const std::string& file,
                           const std::function<void(const toml::table&)>& visit) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) return;
  if (!node->is_array_of_tables()) {
    throw DataError(
        files::place_of(file, *node, key),
        Message{"sections_expected",
                {{"section", fmt::format("[[{}]]", key)}, {"found", files::shown(*node)}}});
  }
  for (const toml::node& item : *node->as_array()) visit(*item.as_table());
}

std::vector<std::string> texts_under(const toml::table& table, std::string_view key,
                                     const std::string& file) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) return {};
  const toml::array* const list = node->as_array();
  std::vector<std::string> texts;
  if (list != nullptr) {
    for (const toml::node& item : *list) {
      if (const auto text = item.value_exact<std::string>()) texts.push_back(*text);
    }
  }
  if (list == nullptr || texts.size() != list->size()) {
    throw DataError(files::place_of(file, *node, key),
                    Message{"texts_expected", {{"found", files::shown(*node)}}},
                    Message{"add_line", {{"line", fmt::format("{} = [\"…\"]", key)}}});
  }
  return texts;
}

Message near_remedy(std::string_view written, std::span<const std::string> known) {
  const auto near = nearest_name(written, known);
  return near && *near != written ? Message{"is_meant", {{"name", *near}}} : Message{};
}

}  // namespace carreau::inputs
