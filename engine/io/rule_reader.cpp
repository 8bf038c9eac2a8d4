// SPDX-License-Identifier: Apache-2.0
#include "io/rule_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/embedded_data.hpp"
#include "io/gdal_source.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>

namespace carreau::io {

namespace {

std::optional<std::string_view> embedded(const std::string& name) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name == name) return file.text;
  }
  return std::nullopt;
}

toml::table parse(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw DataError({file, static_cast<std::int64_t>(error.source().begin.line), {}},
                    std::string(error.description()), "the file is TOML, see data/rules");
  }
}

Place place_of(const std::string& file, const toml::node& node, std::string_view key) {
  return {file, static_cast<std::int64_t>(node.source().begin.line), std::string(key)};
}

std::string required_text(const toml::table& table, std::string_view key, const std::string& file) {
  const auto value = table[key].value<std::string>();
  if (!value)
    throw DataError({file, {}, std::string(key)}, "expected a text, found none",
                    fmt::format("add a line: {} = \"…\"", key));
  return *value;
}

double required_number(const toml::table& table, std::string_view key, const std::string& file) {
  const auto value = table[key].value<double>();
  if (!value)
    throw DataError({file, {}, std::string(key)}, "expected a number, found none",
                    fmt::format("add a line: {} = …", key));
  return *value;
}

/// The value of a clause as the text that set_parameter() reads.
std::string value_text(const toml::node& node) {
  if (const auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
  if (const auto whole = node.value_exact<std::int64_t>()) return fmt::to_string(*whole);
  if (const auto number = node.value_exact<double>()) return fmt::format("{}", *number);
  return node.value_or(std::string());
}

/// One clause: `[name]` with value, article and text.
void read_clause(Scenario& scenario, std::string_view name, const toml::table& clause,
                 const std::string& file) {
  const toml::node* const value = clause.get("value");
  if (value == nullptr)
    throw DataError(place_of(file, clause, name), "expected a value, found none",
                    "add a line: value = …");
  try {
    set_parameter(scenario, name, value_text(*value));
  } catch (const ArgumentError& error) {
    throw DataError(place_of(file, *value, name), error.what(), "");
  }
  scenario.rule.clauses[std::string(name)] = {clause["article"].value_or(std::string()),
                                              clause["text"].value_or(std::string())};
}

/// A parameter written `key = value` at a place where a section is due would change nothing.
[[noreturn]] void refuse_plain_key(std::string_view section, const toml::key& key,
                                   const toml::node& node, const std::string& file) {
  const std::string name(key.str());
  std::vector<std::string> known = {"name", "title", "source", "urban_territory"};
  for (const Parameter& p : parameters()) known.emplace_back(p.name);
  const auto near = nearest_name(name, known);
  const std::string remedy =
      find_parameter(name) != nullptr
          ? fmt::format("write the section [{}{}] and in it: value = …", section, name)
          : (near ? fmt::format("is \"{}\" meant?", *near) : "leave it out");
  throw DataError(place_of(file, node, name),
                  fmt::format("expected a section, found the value of \"{}\"", name), remedy);
}

bool is_head(std::string_view key) {
  return key == "name" || key == "title" || key == "source" || key == "urban_territory";
}

void read_rule(Scenario& scenario, const toml::table& table, const std::string& file) {
  scenario.rule.name = required_text(table, "name", file);
  scenario.rule.title = required_text(table, "title", file);
  scenario.rule.source = required_text(table, "source", file);
  const std::string territory = required_text(table, "urban_territory", file);
  if (territory != "urban_unit" && territory != "commune") {
    throw DataError(place_of(file, *table.get("urban_territory"), "urban_territory"),
                    fmt::format("expected \"urban_unit\" or \"commune\", found \"{}\"", territory),
                    "");
  }
  scenario.rule.urban_territory =
      territory == "commune" ? UrbanTerritory::commune : UrbanTerritory::urban_unit;
  for (const auto& [key, node] : table) {
    const toml::table* const clause = node.as_table();
    if (clause == nullptr) {
      if (is_head(key.str())) continue;
      refuse_plain_key("", key, node, file);
    }
    if (key.str() != "delineation") {
      read_clause(scenario, key.str(), *clause, file);
      continue;
    }
    for (const auto& [name, choice] : *clause) {
      if (!choice.is_table()) refuse_plain_key("delineation.", name, choice, file);
      read_clause(scenario, name.str(), *choice.as_table(), file);
    }
  }
}

WinsorBounds bounds_of(const toml::node& node, double scale, const std::string& file) {
  const toml::array* const pair = node.as_array();
  const auto low = pair != nullptr ? (*pair)[0].value<double>() : std::nullopt;
  const auto high =
      pair != nullptr && pair->size() == 2 ? (*pair)[1].value<double>() : std::nullopt;
  if (!low || !high || !(*low > 0.0 && *low < *high)) {
    throw DataError(place_of(file, node, ""), "expected [low, high] in euros, low below high", "");
  }
  return {*low * scale, *high * scale};
}

void read_bounds(Vintage& vintage) {
  const std::string file = "bridges/winsorisation.toml";
  const toml::table table = parse(embedded(file).value_or(std::string_view()), file);
  const double reference = required_number(table, "national_disposable", file);
  const double scale = vintage.national_disposable.value() / reference;
  vintage.source_bounds = required_text(table, "source", file);
  vintage.national_bounds = bounds_of(*table.get("national"), scale, file);
  for (const auto& [code, node] : *table["department"].as_table()) {
    vintage.department_bounds[std::string(code.str())] = bounds_of(node, scale, file);
  }
}

Vintage read_vintage(int year) {
  const std::string file = fmt::format("bridges/{}.toml", year);
  const auto text = embedded(file);
  if (!text) {
    std::vector<std::string> years;
    for (const int y : vintage_years()) years.push_back(fmt::to_string(y));
    throw ArgumentError(
        fmt::format("no figures for incomes of {}: expected one of {}", year, join(years, ", ")));
  }
  const toml::table table = parse(*text, file);
  const auto section = [&](const char* name) -> const toml::table& {
    return *table[name].as_table();
  };
  Vintage v;
  v.year = year;
  v.national_disposable =
      Euros::from_value(required_number(section("national_disposable"), "value", file));
  v.source_disposable = required_text(section("national_disposable"), "source", file);
  v.national_declared =
      Euros::from_value(required_number(section("national_declared"), "value", file));
  v.source_declared = required_text(section("national_declared"), "source", file);
  v.bridge = {v.national_declared.value(), v.national_disposable.value(),
              required_number(section("bridge"), "exponent", file),
              required_number(section("bridge"), "residual", file)};
  v.source_bridge = required_text(section("bridge"), "source", file);
  v.spread = {required_number(section("spread"), "mean", file),
              required_number(section("spread"), "deviation", file)};
  read_bounds(v);
  return v;
}

}  // namespace

std::vector<std::string> rule_names() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with("rules/")) continue;
    names.push_back(std::filesystem::path(file.name).stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<int> vintage_years() {
  std::vector<int> years;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with("bridges/")) continue;
    const auto year = parse_number(std::filesystem::path(file.name).stem().string());
    if (year) years.push_back(static_cast<int>(year->value));
  }
  std::sort(years.begin(), years.end());
  return years;
}

Scenario read_scenario(const std::string& rule, int vintage) {
  Scenario scenario;
  scenario.vintage = read_vintage(vintage);
  const auto text = embedded("rules/" + rule + ".toml");
  if (text) {
    read_rule(scenario, parse(*text, rule), rule);
  } else if (rule.ends_with(".toml")) {
    read_rule(scenario, parse(read_whole(rule), base_name(rule)), base_name(rule));
  } else {
    const auto names = rule_names();
    const auto near = nearest_name(rule, names);
    throw ArgumentError(
        fmt::format("unknown rule \"{}\"{}: expected {}, or the path of a .toml file", rule,
                    near ? fmt::format(" (is \"{}\" meant?)", *near) : "", join(names, ", ")));
  }
  validate(scenario.rule);
  return scenario;
}

}  // namespace carreau::io
