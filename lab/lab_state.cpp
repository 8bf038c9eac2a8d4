// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_state.hpp"

#include "files/json_text.hpp"
#include "lab/request_error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace carreau::lab {

namespace {

[[noreturn]] void refuse(Message message) {
  throw RequestError(400, "malformed_request", std::move(message));
}

[[noreturn]] void refuse_member(const std::string& found, std::vector<std::string> expected) {
  refuse(Message{"member_unknown", {{"found", found}, {"names", std::move(expected)}}});
}

/// Values are text in the format of parameters; numbers and booleans are accepted too.
std::string value_text(const std::string& name, const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return files::json_text(value);
  refuse(Message{"setting_value", {{"parameter", name}, {"found", files::json_text(value)}}});
}

std::string parse_rule(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  refuse(Message{"member_not_text", {{"member", "rule"}}});
}

std::vector<ParameterValue> parse_settings(const Json& json) {
  if (!json.is_object()) refuse(Message{"member_not_object", {{"member", "settings"}}});
  std::vector<ParameterValue> settings;
  for (const auto& [name, value] : json.items()) {
    settings.push_back({name, value_text(name, value)});
  }
  return settings;
}

std::string text_of(const std::string& key, const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  refuse(Message{"edit_member_not_text", {{"member", key}}});
}

std::vector<std::string> cells_of(const Json& value) {
  if (!value.is_array()) refuse(Message{"member_not_list", {{"member", "cells"}}});
  std::vector<std::string> cells;
  for (const Json& cell : value) cells.push_back(text_of("cells", cell));
  return cells;
}

/// Unknown members are refused: a misspelt one must not be ignored silently.
void put_member(Edit& edit, const std::string& key, const Json& value) {
  if (key == "kind") {
    const auto kind = parse_edit_kind(text_of(key, value));
    if (!kind) refuse_member(files::json_text(value), {"add", "remove", "lock", "release"});
    edit.kind = *kind;
  } else if (key == "cells") {
    edit.cells = cells_of(value);
  } else if (key == "polygon") {
    edit.polygon = parse_polygon(value);
  } else if (key == "zone") {
    edit.zone = text_of(key, value);
  } else if (key == "reason") {
    edit.reason = text_of(key, value);
  } else if (key == "date") {
    edit.date = text_of(key, value);
  } else {
    refuse_member(key, {"kind", "cells", "polygon", "zone", "reason", "date"});
  }
}

Edit parse_edit(const Json& json, std::size_t number) {
  if (!json.is_object() || !json.contains("kind")) {
    refuse(Message{"edit_without_kind"});
  }
  Edit edit;
  for (const auto& [key, value] : json.items()) put_member(edit, key, value);
  // Well-formed JSON with an edit that makes no sense: status 422, as opposed to 400 for its shape.
  if (const auto fault = fault_of(edit)) {
    throw RequestError(
        422, "unusable_edit",
        Message{"edit_refused_at",
                {{"number", number}, {"key", fault->key}, {"fault", fault->problem}}});
  }
  return edit;
}

std::vector<Edit> parse_edits(const Json& json) {
  if (!json.is_array()) refuse(Message{"member_not_list", {{"member", "edits"}}});
  std::vector<Edit> edits;
  // Messages number the edits from 1.
  for (const Json& edit : json) edits.push_back(parse_edit(edit, edits.size() + 1));
  return edits;
}

ZoneNames parse_names(const Json& json) {
  if (!json.is_object()) refuse(Message{"member_not_object", {{"member", "names"}}});
  ZoneNames names;
  for (const auto& [zone, name] : json.items()) {
    if (!name.is_string() || !is_zone_name(name.get<std::string>())) {
      throw RequestError(
          422, "unusable_name",
          Message{"name_refused", {{"zone", zone}, {"found", files::json_text(name)}}});
    }
    names.emplace(zone, name.get<std::string>());
  }
  return names;
}

/// False for a member that is no part of a state.
bool put_member(LabState& state, const std::string& key, const Json& value) {
  if (key == "rule") state.rule = parse_rule(value);
  else if (key == "settings") state.settings = parse_settings(value);
  else if (key == "edits") state.edits = parse_edits(value);
  else if (key == "names") state.names = parse_names(value);
  else return false;
  return true;
}

std::vector<std::string> parse_vary(const Json& json) {
  const auto is_text = [](const Json& one) { return one.is_string(); };
  if (!json.is_array() || !std::ranges::all_of(json, is_text)) refuse(Message{"vary_not_texts"});
  return json.get<std::vector<std::string>>();
}

template <class Number>
Number parse_whole(const std::string& key, const Json& json) {
  if (json.is_number_unsigned() &&
      json.get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
    return json.get<Number>();
  }
  refuse(Message{"member_not_whole", {{"member", key}, {"found", files::json_text(json)}}});
}

Json polygon_json(const EditPolygon& polygon) {
  Json rings = Json::array();
  for (const std::vector<Point>& ring : polygon) {
    Json points = Json::array();
    for (const Point& point : ring) points.push_back({point.x, point.y});
    rings.push_back(std::move(points));
  }
  return rings;
}

Json edit_json(const Edit& edit) {
  // Members without content are left out, as in a request.
  Json json = {{"kind", to_text(edit.kind)}};
  if (!edit.cells.empty()) json["cells"] = edit.cells;
  if (!edit.polygon.empty()) json["polygon"] = polygon_json(edit.polygon);
  if (!edit.zone.empty()) json["zone"] = edit.zone;
  json["reason"] = edit.reason;
  json["date"] = edit.date;
  return json;
}

}  // namespace

Json parse_object(std::string_view text) {
  // Without exceptions: a malformed request is an expected case.
  Json json = files::parse_json<Json>(text);
  if (!json.is_discarded() && json.is_object()) return json;
  refuse(Message{"request_not_object"});
}

EditPolygon parse_polygon(const Json& json) {
  const auto refuse_shape = [] { refuse(Message{"polygon_not_rings"}); };
  if (!json.is_array()) refuse_shape();
  EditPolygon polygon;
  for (const Json& ring : json) {
    if (!ring.is_array()) refuse_shape();
    std::vector<Point>& points = polygon.emplace_back();
    for (const Json& point : ring) {
      // Tested first, because get() would throw an exception of its own.
      const bool is_pair =
          point.is_array() && point.size() == 2 && point[0].is_number() && point[1].is_number();
      if (!is_pair) refuse_shape();
      points.push_back({point[0].get<double>(), point[1].get<double>()});
    }
  }
  return polygon;
}

LabState parse_state(std::string_view text) {
  LabState state;
  const Json json = parse_object(text);
  for (const auto& [key, value] : json.items()) {
    if (!put_member(state, key, value)) refuse_member(key, {"rule", "settings", "edits", "names"});
  }
  return state;
}

SweepRequest parse_sweep(std::string_view text) {
  SweepRequest request;
  const Json json = parse_object(text);
  for (const auto& [key, value] : json.items()) {
    if (put_member(request.state, key, value)) continue;
    if (key == "vary") request.choices.vary = parse_vary(value);
    else if (key == "sample") request.choices.sample = parse_whole<std::int64_t>(key, value);
    else if (key == "seed") request.choices.seed = parse_whole<std::uint64_t>(key, value);
    else refuse_member(key, {"rule", "settings", "edits", "names", "vary", "sample", "seed"});
  }
  return request;
}

Json to_json(const LabState& state) {
  Json settings = Json::object();
  for (const ParameterValue& setting : state.settings) settings[setting.name] = setting.value;
  Json edits = Json::array();
  for (const Edit& edit : state.edits) edits.push_back(edit_json(edit));
  // Left out without content, as members of an edit are.
  Json json = state.rule.empty() ? Json::object() : Json{{"rule", state.rule}};
  json["settings"] = settings;
  json["edits"] = edits;
  if (!state.names.empty()) json["names"] = state.names;
  return json;
}

}  // namespace carreau::lab
