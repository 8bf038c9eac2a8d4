// SPDX-License-Identifier: Apache-2.0
#include "inputs/rule_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/embedded_data.hpp"
#include "files/gdal_source.hpp"
#include "files/toml_file.hpp"
#include "inputs/vintage_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace carreau::inputs {

namespace {

/// What a rule says besides its clauses.
constexpr std::array<std::string_view, 6> kHead = {
    "name", "title", "source", "urban_territory", "selects", "incomes_of"};

/// Reads one clause: `[name]` with value, article and text.
void read_clause(Scenario& scenario, std::string_view name, const toml::table& clause,
                 const std::string& file) {
  constexpr std::array<std::string_view, 3> kKeys = {"value", "article", "text"};
  files::check_keys(clause, kKeys, file);
  const toml::node* const value = clause.get("value");
  if (value == nullptr)
    throw DataError(files::place_of(file, clause, name), Message{"value_missing"},
                    Message{"add_line", {{"line", "value = …"}}});
  // The parameter checks the value itself; its error gets the line of the file.
  try {
    set_parameter(scenario, name, files::value_text(*value));
  } catch (const ArgumentError& error) {
    throw DataError(files::place_of(file, *value, name), as_message(error));
  }
  // The article and its text are shown beside the criterion that they justify.
  scenario.rule.clauses[std::string(name)] = {{files::optional_text(clause, "article", file)},
                                              files::optional_text(clause, "text", file)};
}

/// Refuses `key = value` where a section is expected, because it would have no effect.
[[noreturn]] void refuse_plain_key(std::string_view section, const toml::key& key,
                                   const toml::node& node, const std::string& file) {
  const std::string name(key.str());
  std::vector<std::string> known(kHead.begin(), kHead.end());
  for (const Parameter& p : parameters()) known.emplace_back(p.name);
  const auto near = nearest_name(name, known);
  Message remedy = near ? Message{"is_meant", {{"name", *near}}} : Message{"leave_out"};
  // A clause must have a section of its own, because it needs an article.
  if (find_parameter(name) != nullptr) {
    remedy = Message{"write_section", {{"section", fmt::format("[{}{}]", section, name)}}};
  }
  throw DataError(files::place_of(file, node, name), Message{"section_not_value", {{"name", name}}},
                  remedy);
}

bool is_head(std::string_view key) {
  return std::find(kHead.begin(), kHead.end(), key) != kHead.end();
}

/// Incomes, where a rule does not say by what it selects: decrees speak of nothing else.
Selection selection_in(const toml::table& table, const std::string& file) {
  if (!table.contains("selects")) return Selection::income;
  const std::string found = files::required_text(table, "selects", file);
  if (const auto selection = parse_selection(found)) return *selection;
  throw DataError(files::place_of(file, *table.get("selects"), "selects"),
                  Message{"rule_selection", {{"found", found}}});
}

UrbanTerritory territory_in(const toml::table& table, const std::string& file) {
  const std::string found = files::required_text(table, "urban_territory", file);
  if (const auto territory = parse_urban_territory(found)) return *territory;
  throw DataError(files::place_of(file, *table.get("urban_territory"), "urban_territory"),
                  Message{"urban_territory", {{"found", found}}});
}

/// No density stands to reason, as a median does for incomes: the rule must give it.
void check_density(const toml::table& table, const std::string& file) {
  if (table.contains("minimum_cell_density")) return;
  throw DataError(files::place_of(file, *table.get("selects"), "selects"),
                  Message{"rule_without_density"},
                  Message{"write_section", {{"section", "[minimum_cell_density]"}}});
}

/// The year of the incomes that the decree measures; empty where the rule does not say it.
std::optional<int> stated_year(const toml::table& table, const std::string& file) {
  const toml::node* const node = table.get("incomes_of");
  if (node == nullptr) return std::nullopt;
  const auto year = node->value_exact<std::int64_t>();
  if (year && *year >= 1900 && *year <= 2999) return static_cast<int>(*year);
  throw DataError(files::place_of(file, *node, "incomes_of"),
                  Message{"rule_year", {{"found", files::shown(*node)}}});
}

void read_rule(Scenario& scenario, const toml::table& table, const std::string& file) {
  scenario.rule.name = files::required_text(table, "name", file);
  scenario.rule.title = files::required_text(table, "title", file);
  scenario.rule.source = files::required_text(table, "source", file);
  (void)stated_year(table, file);  // which must be a year, though nothing here depends on it
  scenario.rule.urban_territory = territory_in(table, file);
  scenario.rule.selects = selection_in(table, file);
  if (!compares_incomes(scenario.rule)) check_density(table, file);
  // Every clause of the rule is a parameter of the scenario, so users can change it.
  for (const auto& [key, node] : table) {
    const toml::table* const clause = node.as_table();
    if (clause == nullptr) {
      if (is_head(key.str())) continue;
      refuse_plain_key("", key, node, file);
    }
    // Options of the method are grouped in a section, since no decree sets them.
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

}  // namespace

std::vector<std::string> rule_names() {
  std::vector<std::string> names;
  // The rules are part of the program, so a name means the same on every machine.
  for (const files::EmbeddedFile& file : files::embedded_files()) {
    if (!file.name.starts_with("rules/")) continue;
    names.push_back(std::filesystem::path(file.name).stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

RuleChoice choose_rule(const std::string& name) {
  // Built-in names first; the text of a file is taken into the record of the scenario.
  if (files::embedded_text("rules/" + name + ".toml")) return {name, {}};
  if (name.ends_with(".toml")) return {name, files::read_whole(name)};
  const auto names = rule_names();
  const auto near = nearest_name(name, names);
  throw ArgumentError(Message{"unknown_rule", {{"name", name}, {"names", names}}},
                      near ? Message{"is_meant", {{"name", *near}}} : Message{});
}

namespace {

/// The figures of the year. Where no incomes are compared there are none to know: any year will do.
void read_figures(Scenario& scenario, Selection selects, int vintage) {
  scenario.vintage.year = vintage;
  if (selects != Selection::income) return;
  scenario.vintage = read_vintage(vintage);
  // What the incomes of the cells ask for; a rule or a setting may say otherwise.
  if (const auto share = scenario.vintage.cell_share) {
    scenario.delineation.cell_share = *share;
    scenario.rule.clauses["cell_share"] = {{scenario.vintage.source_cell_share, Origin::rule}, {}};
  }
}

std::string_view rule_text(const RuleChoice& rule) {
  if (!rule.text.empty()) return rule.text;
  return files::embedded_text("rules/" + rule.name + ".toml").value_or(std::string_view());
}

}  // namespace

std::optional<int> incomes_year(const RuleChoice& rule) {
  const std::string file = files::base_name(rule.name);
  return stated_year(files::parse_toml(rule_text(rule), file), file);
}

Scenario read_scenario(const RuleChoice& rule, int vintage) {
  // Messages name the file, without folders.
  const std::string file = files::base_name(rule.name);
  const toml::table table = files::parse_toml(rule_text(rule), file);
  Scenario scenario;
  read_figures(scenario, selection_in(table, file), vintage);
  read_rule(scenario, table, file);
  return scenario;
}

Scenario read_scenario(const std::string& rule, int vintage) {
  return read_scenario(choose_rule(rule), vintage);
}

}  // namespace carreau::inputs
