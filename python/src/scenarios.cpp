// SPDX-License-Identifier: Apache-2.0
/// Scenarios as Python holds them: the record of a scenario file, member by member.
#include "base/error.hpp"
#include "bindings.hpp"
#include "delineation/zone_identity.hpp"
#include "inputs/scenario_reader.hpp"
#include "inputs/scenario_writer.hpp"
#include "messages.hpp"
#include "scenario/edit.hpp"
#include "scenario/scenario_record.hpp"
#include "study/fewest_households.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace carreau::python {

namespace {

namespace nb = nanobind;

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs pairs_of(const std::vector<ParameterValue>& values) {
  Pairs pairs;
  for (const ParameterValue& value : values) pairs.emplace_back(value.name, value.value);
  return pairs;
}

std::vector<ParameterValue> values_of(const Pairs& pairs) {
  std::vector<ParameterValue> values;
  for (const auto& [name, value] : pairs) values.push_back({name, value});
  return values;
}

/// Replaces the settings one by one, so that each is checked and written in its usual form.
void put_settings(ScenarioRecord& record, const Pairs& pairs) {
  record.settings.clear();
  for (const auto& [name, value] : pairs) put_setting(record, {name, value});
}

/// An input: its role, its paths, its digest, and the digest that this one replaced.
Listed inputs_of(const ScenarioRecord& record) {
  nb::list list;
  for (const InputRecord& input : record.inputs) {
    list.append(nb::make_tuple(to_text(input.role), nb::cast(input.paths), input.content.digest,
                               input.content.replaced));
  }
  return list;
}

std::optional<InputRole> role_of(std::string_view name) {
  const auto role =
      std::ranges::find_if(kInputRoles, [&](InputRole known) { return to_text(known) == name; });
  return role == kInputRoles.end() ? std::nullopt : std::optional(*role);
}

void add_input(ScenarioRecord& record, const std::string& role, std::vector<std::string> paths,
               const std::string& digest, const std::string& replaced) {
  const auto known = role_of(role);
  if (!known) {
    std::vector<std::string> roles;
    for (const InputRole each : kInputRoles) roles.emplace_back(to_text(each));
    throw ArgumentError("inputs", Message{"usage_choice", {{"choices", roles}, {"found", role}}});
  }
  record.inputs.push_back({*known, std::move(paths), {digest, replaced}});
}

using Rings = std::vector<std::vector<std::pair<double, double>>>;

/// An edit: kind, cells, polygon, zone, reason, date.
Listed edits_of(const ScenarioRecord& record) {
  nb::list list;
  for (const Edit& edit : record.edits) {
    Rings rings;
    for (const auto& ring : edit.polygon) {
      auto& points = rings.emplace_back();
      for (const Point p : ring) points.emplace_back(p.x, p.y);
    }
    list.append(nb::make_tuple(to_text(edit.kind), nb::cast(edit.cells), nb::cast(rings), edit.zone,
                               edit.reason, edit.date));
  }
  return list;
}

void add_edit(ScenarioRecord& record, const std::string& kind, std::vector<std::string> cells,
              const Rings& polygon, std::string zone, std::string reason, std::string date) {
  const auto known = parse_edit_kind(kind);
  if (!known) {
    const std::vector<std::string> kinds{"add", "remove", "lock", "release"};
    throw ArgumentError("edits", Message{"usage_choice", {{"choices", kinds}, {"found", kind}}});
  }
  Edit edit{*known, std::move(cells), {}, std::move(zone), std::move(reason), std::move(date)};
  for (const auto& ring : polygon) {
    auto& points = edit.polygon.emplace_back();
    for (const auto& [x, y] : ring) points.push_back({x, y});
  }
  if (const auto fault = fault_of(edit))
    throw ArgumentError("edits", fault->problem, fault->remedy);
  record.edits.push_back(std::move(edit));
}

void put_names(ScenarioRecord& record, const ZoneNames& names) {
  for (const auto& [zone, name] : names) {
    if (is_zone_name(name)) continue;
    throw ArgumentError("names", Message{"expected_found",
                                         {{"expected", Message{"a_zone_name"}}, {"found", name}}});
  }
  record.names = names;
}

}  // namespace

void bind_scenarios(nb::module_& module) {
  nb::class_<ScenarioRecord>(module, "ScenarioRecord", "The content of a scenario file.")
      .def(nb::init<>())
      .def_static(
          "parse",
          [](const std::string& text, const std::string& file, const std::string& folder) {
            return inputs::parse_scenario(text, file, folder);
          },
          nb::arg("text"), nb::arg("file"), nb::arg("folder"))
      .def_static("read", inputs::read_scenario_file, nb::arg("path"))
      .def("text", [](const ScenarioRecord& record) { return inputs::scenario_text(record); })
      .def_rw("version", &ScenarioRecord::version)
      .def_prop_rw(
          "rule",
          [](const ScenarioRecord& record) {
            return std::pair(record.rule.name, record.rule.text);
          },
          [](ScenarioRecord& record, const std::pair<std::string, std::string>& rule) {
            record.rule = {rule.first, rule.second};
          })
      .def_prop_rw(
          "vintage", [](const ScenarioRecord& record) { return record.vintage.year; },
          [](ScenarioRecord& record, std::optional<int> year) { record.vintage.year = year; },
          nb::arg("vintage").none())
      .def_prop_rw(
          "vintage_assumed", [](const ScenarioRecord& record) { return record.vintage.is_assumed; },
          [](ScenarioRecord& record, bool assumed) { record.vintage.is_assumed = assumed; })
      .def_prop_rw(
          "figures",
          [](const ScenarioRecord& record) {
            return std::pair(record.vintage.figures.digest, record.vintage.figures.replaced);
          },
          [](ScenarioRecord& record, const std::pair<std::string, std::string>& digests) {
            record.vintage.figures = {digests.first, digests.second};
          })
      .def("inputs", inputs_of)
      .def("add_input", add_input, nb::arg("role"), nb::arg("paths"), nb::arg("digest"),
           nb::arg("replaced"))
      .def_prop_rw(
          "brackets_of",
          [](const ScenarioRecord& record) {
            return record.bracket_incomes == IncomeConcept::declared ? "declared" : "disposable";
          },
          [](ScenarioRecord& record, std::string_view kind) {
            record.bracket_incomes =
                kind == "disposable" ? IncomeConcept::disposable : IncomeConcept::declared;
          })
      .def_rw("repairs_listed", &ScenarioRecord::repairs_listed)
      .def_prop_rw(
          "fewest_households",
          [](const ScenarioRecord& record) { return record.fewest_households.number(); },
          [](ScenarioRecord& record, int number) {
            record.fewest_households = study::fewest_households(number);
          })
      .def_prop_rw(
          "settings", [](const ScenarioRecord& record) { return pairs_of(record.settings); },
          put_settings)
      .def_prop_rw(
          "defaults", [](const ScenarioRecord& record) { return pairs_of(record.defaults); },
          [](ScenarioRecord& record, const Pairs& pairs) { record.defaults = values_of(pairs); })
      .def_prop_rw(
          "names", [](const ScenarioRecord& record) { return record.names; }, put_names)
      .def("edits", edits_of)
      .def("add_edit", add_edit, nb::arg("kind"), nb::arg("cells"), nb::arg("polygon"),
           nb::arg("zone"), nb::arg("reason"), nb::arg("date"))
      .def_prop_rw(
          "cells", [](const ScenarioRecord& record) { return to_text(record.cells); },
          [](ScenarioRecord& record, std::string_view cells) {
            record.cells = parse_cell_choice(cells).value_or(record.cells);
          })
      .def_rw("crs", &ScenarioRecord::crs);
}

}  // namespace carreau::python
