// SPDX-License-Identifier: Apache-2.0
#include "inputs/edit_reader.hpp"

#include "files/toml_file.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

namespace carreau::inputs {

namespace {

/// Reads one TOML table into an edit.
class EditReader {
 public:
  EditReader(const toml::table& table, const std::string& file) : table_(table), file_(file) {}

  Edit read() const {
    static constexpr std::array<std::string_view, 6> kKeys = {"kind",    "zone",   "cells",
                                                              "polygon", "reason", "date"};
    files::check_keys(table_, kKeys, file_);
    Edit edit;
    edit.kind = kind();
    edit.zone = text("zone");
    edit.reason = text("reason");
    edit.date = text("date");
    if (const auto* cells = table_.get("cells")) edit.cells = ids(*cells);
    if (const auto* polygon = table_.get("polygon")) edit.polygon = rings(*polygon);
    // The same check as for edits from the browser, with the line of the key at fault.
    if (const auto fault = fault_of(edit)) {
      const toml::node* const node = table_.get(fault->key);
      throw DataError(files::place_of(file_, node == nullptr ? table_ : *node, fault->key),
                      fault->problem, fault->remedy);
    }
    return edit;
  }

 private:
  [[noreturn]] void refuse(const toml::node& node, std::string_view key, Message expected,
                           Message remedy = {}) const {
    throw DataError(files::place_of(file_, node, key),
                    Message{"expected_found",
                            {{"expected", std::move(expected)}, {"found", files::shown(node)}}},
                    std::move(remedy));
  }

  /// Empty where the key is missing; fault_of() checks whether it is required.
  std::string text(std::string_view key) const {
    const toml::node* const node = table_.get(key);
    if (node == nullptr) return {};
    const auto value = node->value_exact<std::string>();
    if (!value) refuse(*node, key, Message{"a_text"}, Message{"write_in_quotes"});
    return *value;
  }

  EditKind kind() const {
    const Message kinds{"edit_kinds"};
    const toml::node* const node = table_.get("kind");
    if (node == nullptr) {
      // Without a kind the other keys cannot be judged.
      throw DataError(files::place_of(file_, table_, "kind"),
                      Message{"expected_none", {{"expected", kinds}}},
                      Message{"add_line", {{"line", "kind = \"add\""}}});
    }
    const auto kind = parse_edit_kind(files::value_text(*node));
    if (!kind) refuse(*node, "kind", kinds);
    return *kind;
  }

  const toml::array& list(const toml::node& node, std::string_view key, Message expected) const {
    const toml::array* const list = node.as_array();
    // An empty list would be an edit without any effect.
    if (list == nullptr || list->empty()) {
      throw DataError(
          files::place_of(file_, node, key),
          Message{"expected_found",
                  {{"expected", std::move(expected)},
                   {"found", list == nullptr ? files::shown(node) : Message{"an_empty_list"}}}});
    }
    return *list;
  }

  std::vector<std::string> ids(const toml::node& node) const {
    std::vector<std::string> ids;
    for (const toml::node& item : list(node, "cells", Message{"a_list_of_cell_ids"})) {
      const auto id = item.value_exact<std::string>();
      if (!id) refuse(item, "cells", Message{"a_cell_id"}, Message{"write_in_quotes"});
      ids.push_back(*id);
    }
    return ids;
  }

  EditPolygon rings(const toml::node& node) const {
    EditPolygon polygon;
    for (const toml::node& item : list(node, "polygon", Message{"a_list_of_rings"})) {
      std::vector<Point>& ring = polygon.emplace_back();
      for (const toml::node& point : list(item, "polygon", Message{"a_ring"})) {
        ring.push_back(this->point(point));
      }
    }
    return polygon;
  }

  Point point(const toml::node& node) const {
    const toml::array* const pair = node.as_array();
    const bool is_pair =
        pair != nullptr && pair->size() == 2 && (*pair)[0].is_number() && (*pair)[1].is_number();
    if (!is_pair) refuse(node, "polygon", Message{"a_point"});
    // Integers and decimals are both accepted: `[2, 48.5]`.
    return {*(*pair)[0].value<double>(), *(*pair)[1].value<double>()};
  }

  const toml::table& table_;
  const std::string& file_;
};

}  // namespace

std::vector<Edit> read_edits(const toml::node& edits, const std::string& file) {
  const toml::array* const tables = edits.as_array();
  const auto refuse = [&](const toml::node& node) {
    throw DataError(
        files::place_of(file, node, "edits"),
        Message{"sections_expected", {{"section", "[[edits]]"}, {"found", files::shown(node)}}});
  };
  if (tables == nullptr) refuse(edits);
  std::vector<Edit> read;
  for (const toml::node& item : *tables) {
    const toml::table* const table = item.as_table();
    if (table == nullptr) refuse(item);
    read.push_back(EditReader(*table, file).read());
  }
  return read;
}

}  // namespace carreau::inputs
