// SPDX-License-Identifier: Apache-2.0
/// Scenario files: any record is read back as it was written, and written again as it was.
#include "inputs/scenario_reader.hpp"
#include "inputs/scenario_writer.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <optional>

namespace carreau {
namespace {

/// Letters of several lengths in UTF-8, and every character that TOML must escape.
std::string a_name() {
  const auto pieces = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("a", "é", "œ", "𝄞", "\"", "\\", "'", "\n", "\r", "\t", "\x01",
                                    "\x7F", " ", "#", "=", "[", ".", "\"\"\"", "\xC2\x85")));
  std::string name;
  for (const std::string& piece : pieces) name += piece;
  return name;
}

std::string a_digest() {
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  return fmt::format("{0:016x}{0:016x}{0:016x}{0:016x}", seed);
}

Fingerprint a_fingerprint() {
  Fingerprint content;
  if (*rc::gen::arbitrary<bool>()) content.digest = a_digest();
  if (*rc::gen::arbitrary<bool>()) content.replaced = a_digest();
  return content;
}

/// A value that the parameter takes, as it writes it.
std::optional<std::string> a_value(const Parameter& parameter) {
  Scenario scenario;
  const auto text = *rc::gen::oneOf(
      rc::gen::map(rc::gen::inRange<std::int64_t>(0, 20'000'000),
                   [](std::int64_t n) { return fmt::to_string(n); }),
      rc::gen::map(rc::gen::inRange(1, 10'000), [](int n) { return fmt::format("{}", n / 1e4); }),
      rc::gen::map(rc::gen::positive<double>(), [](double x) { return fmt::format("{}", x); }),
      rc::gen::element<std::string>("true", "false", "4", "8", "plain", "compact", "lognormal",
                                    "dagum", "scaled-mean"));
  if (!parameter.set(scenario, text)) return std::nullopt;
  return parameter.get(scenario);
}

/// A reason as people write them: not blank.
std::string a_reason() { return "r" + a_name(); }

std::string a_cell() {
  return CellId{{}, {*rc::gen::inRange(0, 30'000), *rc::gen::inRange(0, 30'000)}}.text();
}

/// A triangle somewhere, closed or not.
EditPolygon a_polygon() {
  const auto degrees = [](int low, int high) { return *rc::gen::inRange(low, high) / 1'234.5; };
  const double x = degrees(-100'000, 100'000);
  const double y = degrees(-90'000, 90'000);
  const double size = 1.0 / 3.0;
  std::vector<Point> ring = {{x, y}, {x + size, y}, {x, y + size}};
  if (*rc::gen::arbitrary<bool>()) ring.push_back(ring.front());
  return {ring};
}

Edit an_edit() {
  Edit edit;
  edit.kind = *rc::gen::element(EditKind::add, EditKind::remove, EditKind::lock, EditKind::release);
  edit.reason = a_reason();
  edit.date = fmt::format("20{:02}-{:02}-{:02}", *rc::gen::inRange(0, 99), *rc::gen::inRange(1, 13),
                          *rc::gen::inRange(1, 29));
  const bool is_lock = edit.kind == EditKind::lock || edit.kind == EditKind::release;
  if (is_lock) edit.zone = a_reason();
  if (edit.kind == EditKind::release) return edit;
  if (*rc::gen::arbitrary<bool>()) {
    edit.polygon = a_polygon();
    return edit;
  }
  const int cells = *rc::gen::inRange(1, 4);
  for (int i = 0; i < cells; ++i) edit.cells.push_back(a_cell());
  return edit;
}

ScenarioRecord a_record() {
  ScenarioRecord record;
  if (*rc::gen::arbitrary<bool>()) record.version = a_name();
  record.rule.name = *rc::gen::element<std::string>("", "metropole-2014", "metropole-2023");
  record.vintage = {*rc::gen::element<std::optional<int>>(std::nullopt, 2015, 2021),
                    *rc::gen::arbitrary<bool>(), a_fingerprint()};
  for (const InputRole role : kInputRoles) {
    const int files = *rc::gen::inRange(0, role == InputRole::communes ? 3 : 2);
    for (int i = 0; i < files; ++i) record.inputs.push_back({role, {a_name()}, a_fingerprint()});
    const bool is_grid = role == InputRole::grid && files > 0;
    if (is_grid) record.inputs.back().paths.push_back(a_name());
  }
  if (record.has(InputRole::brackets)) {
    record.bracket_incomes = *rc::gen::element(IncomeConcept::declared, IncomeConcept::disposable);
  }
  record.fewest_households = FewestHouseholds::of(*rc::gen::inRange(11, 60)).value();
  for (const Parameter& parameter : parameters()) {
    const auto value = a_value(parameter);
    if (!value) continue;
    const bool is_chosen = is_figure(parameter) || *rc::gen::arbitrary<bool>();
    (is_chosen ? record.settings : record.defaults)
        .push_back({std::string(parameter.name), *value});
  }
  const int edits = *rc::gen::inRange(0, 4);
  for (int i = 0; i < edits; ++i) record.edits.push_back(an_edit());
  record.cells = *rc::gen::element(CellChoice::none, CellChoice::candidates, CellChoice::all);
  if (*rc::gen::arbitrary<bool>()) record.crs = a_name();
  return record;
}

RC_GTEST_PROP(ScenarioProperty, IsReadBackAsItWasWritten, ()) {
  const ScenarioRecord record = a_record();
  const std::string text = inputs::scenario_text(record);
  const ScenarioRecord read = inputs::parse_scenario(text, "s.toml", "");
  RC_ASSERT(read == record);
  RC_ASSERT(inputs::scenario_text(read) == text);
}

RC_GTEST_PROP(ScenarioProperty, SettingsGiveTheSameScenarioAfterATripThroughAFile, ()) {
  ScenarioRecord record = a_record();
  Scenario direct;
  // What means nothing under a rule is refused.
  const auto is_useless = [&](const ParameterValue& value) {
    return !applies(*find_parameter(value.name), direct);
  };
  std::erase_if(record.settings, is_useless);
  std::erase_if(record.defaults, is_useless);
  Scenario replayed;
  Findings findings;
  apply_choices(record, direct, findings);
  note_choices(direct, record);
  const auto read = inputs::parse_scenario(inputs::scenario_text(record), "s.toml", "");
  apply_choices(read, replayed, findings);
  for (const Parameter& parameter : parameters()) {
    RC_ASSERT(parameter.get(direct) == parameter.get(replayed));
  }
}

}  // namespace
}  // namespace carreau
