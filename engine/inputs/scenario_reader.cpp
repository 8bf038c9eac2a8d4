// SPDX-License-Identifier: Apache-2.0
#include "inputs/scenario_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/database.hpp"
#include "files/gdal_source.hpp"
#include "files/path_in_file.hpp"
#include "files/toml_file.hpp"
#include "inputs/edit_reader.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/scenario_source.hpp"
#include "inputs/vintage_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

namespace carreau::inputs {

namespace {

using Keys = std::vector<std::string_view>;

constexpr std::size_t kDigestLength = 64;

/// Reads one scenario file into a record. Keys, types and values are all checked here, with their
/// lines, because the file is written by hand as often as by the engine.
class RecordReader {
 public:
  RecordReader(const std::string& file, const std::string& folder) : file_(file), folder_(folder) {}

  ScenarioRecord read(const toml::table& table) {
    check_format(table);
    check_head(table);
    if (const auto* version = table.get("version")) record_.version = text(*version, "version");
    read_rule(table);
    read_vintage(table);
    read_fewest_households(table);
    if (const auto* inputs = table.get("inputs")) read_inputs(section(*inputs, "inputs"));
    for (const char* const name : {"defaults", "parameters"}) {
      // Both sections have the same parameters: what was chosen, and what was the default then.
      if (const auto* node = table.get(name)) read_choices(name, section(*node, name));
    }
    if (const auto* names = table.get("names")) read_names(section(*names, "names"));
    if (const auto* edits = table.get("edits")) record_.edits = read_edits(*edits, file_);
    if (const auto* output = table.get("output")) read_output(section(*output, "output"));
    return std::move(record_);
  }

 private:
  [[noreturn]] void refuse(const toml::node& node, std::string_view key, Message expected,
                           Message remedy = {}) const {
    throw DataError(files::place_of(file_, node, key),
                    Message{"expected_found",
                            {{"expected", std::move(expected)}, {"found", files::shown(node)}}},
                    std::move(remedy));
  }

  std::string text(const toml::node& node, std::string_view key) const {
    const auto value = node.value_exact<std::string>();
    // An empty text would mean something else than a missing key.
    if (!value || value->empty()) refuse(node, key, Message{"a_text"});
    return *value;
  }

  bool flag(const toml::node& node, std::string_view key) const {
    const auto value = node.value_exact<bool>();
    if (!value) refuse(node, key, Message{"true_or_false"});
    return *value;
  }

  const toml::table& section(const toml::node& node, std::string_view key) const {
    const toml::table* const table = node.as_table();
    if (table == nullptr)
      refuse(node, key, Message{"a_section_named", {{"section", fmt::format("[{}]", key)}}});
    return *table;
  }

  std::string digest(const toml::node& node, std::string_view key) const {
    // Tools print digests in either case.
    std::string value = to_lower(text(node, key));
    const bool is_digest = value.size() == kDigestLength &&
                           value.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!is_digest) {
      refuse(node, key, Message{"a_digest"}, Message{"leave_digest_out"});
    }
    return value;
  }

  std::string path(const toml::node& node, std::string_view key) const {
    files::check_path_in_file(text(node, key), files::place_of(file_, node, key));
    // A database has an address, not a path.
    if (files::is_database(text(node, key))) return text(node, key);
    const std::filesystem::path given(text(node, key));
    // Paths are relative to the scenario, so that a folder can be moved as a whole.
    return given.is_absolute() || folder_.empty()
               ? given.string()
               : (std::filesystem::path(folder_) / given).lexically_normal().string();
  }

  /// Checked first, because a later format may have other keys.
  void check_format(const toml::table& table) const {
    const toml::node* const format = table.get("format");
    if (format == nullptr) {
      throw DataError({file_, {}, "format"}, Message{"format_missing"},
                      Message{"add_line", {{"line", fmt::format("format = {}", kScenarioFormat)}}});
    }
    const auto number = format->value_exact<std::int64_t>();
    if (number == kScenarioFormat) return;
    refuse(*format, "format", Message{"value_itself", {{"value", kScenarioFormat}}},
           number && *number > kScenarioFormat ? Message{"later_version"} : Message{});
  }

  void check_head(const toml::table& table) const {
    for (const auto& [key, node] : table) {
      // A parameter above [parameters] is the most likely mistake, so it gets a message of its own.
      if (find_parameter(key.str()) == nullptr) continue;
      throw DataError(files::place_of(file_, node, key.str()), Message{"parameter_outside"},
                      Message{"move_below_parameters"});
    }
    static const Keys kKeys = {"format",
                               "version",
                               "rule",
                               "rule_text",
                               "vintage",
                               "vintage_assumed",
                               "vintage_sha256",
                               "vintage_replaces",
                               "fewest_households",
                               "inputs",
                               "parameters",
                               "defaults",
                               "names",
                               "edits",
                               "output",
                               "lab"};
    files::check_keys(table, kKeys, file_);
  }

  void read_rule(const toml::table& table) {
    const toml::node* const rule = table.get("rule");
    const toml::node* const own = table.get("rule_text");
    if (rule != nullptr) record_.rule.name = text(*rule, "rule");
    const bool is_file = record_.rule.name.ends_with(".toml");
    // Text of a rule that has a built-in name would leave open which one holds.
    if (own != nullptr && !is_file) {
      throw DataError(files::place_of(file_, *own, "rule_text"), Message{"rule_text_alone"},
                      Message{"write_rule_name", {{"line", "rule = \"own.toml\""}}});
    }
    if (rule == nullptr) return;
    if (is_file && own == nullptr) {
      record_.rule.name = path(*rule, "rule");
      may_have_any_year_ = true;
      return;  // a rule file is opened only when it is needed, and then asks for its figures
    }
    if (own != nullptr) record_.rule.text = text(*own, "rule_text");
    // Tried with any vintage, so that faults of the rule are reported at its line.
    try {
      if (own == nullptr) record_.rule = choose_rule(record_.rule.name);
      const Scenario tried = read_scenario(record_.rule, vintage_years().back());
      may_have_any_year_ = !compares_incomes(tried.rule);
    } catch (const Error& error) {
      throw DataError(
          files::place_of(file_, own == nullptr ? *rule : *own, own ? "rule_text" : "rule"),
          as_message(error));
    }
  }

  void read_vintage(const toml::table& table) {
    VintageChoice& vintage = record_.vintage;
    if (const auto* year = table.get("vintage")) {
      std::vector<std::string> known;
      for (const int y : vintage_years()) known.push_back(fmt::to_string(y));
      const bool is_known =
          // An integer: 2019.0 or "2019" are refused.
          year->is_integer() &&
          (may_have_any_year_ ||
           std::find(known.begin(), known.end(), files::value_text(*year)) != known.end());
      if (!is_known) refuse(*year, "vintage", Message{"one_of", {{"names", known}}});
      vintage.year = static_cast<int>(*year->value<std::int64_t>());
    }
    if (const auto* assumed = table.get("vintage_assumed")) {
      vintage.is_assumed = flag(*assumed, "vintage_assumed");
    }
    if (const auto* figures = table.get("vintage_sha256")) {
      vintage.figures.digest = digest(*figures, "vintage_sha256");
    }
    if (const auto* replaced = table.get("vintage_replaces")) {
      vintage.figures.replaced = digest(*replaced, "vintage_replaces");
    }
  }

  void read_fewest_households(const toml::table& table) {
    const toml::node* const node = table.get("fewest_households");
    if (node == nullptr) return;
    const auto number = node->value_exact<std::int64_t>();
    const auto fewest = number ? FewestHouseholds::of(*number) : std::nullopt;
    if (!fewest) {
      throw DataError(files::place_of(file_, *node, "fewest_households"),
                      FewestHouseholds::refusal(files::shown(*node)));
    }
    record_.fewest_households = *fewest;
  }

  void read_inputs(const toml::table& table) {
    Keys roles;
    for (const InputRole role : kInputRoles) roles.push_back(to_text(role));
    files::check_keys(table, roles, file_);
    // In the order of roles, so that the record does not depend on that of the file.
    for (const InputRole role : kInputRoles) {
      const toml::node* const node = table.get(to_text(role));
      if (node == nullptr) continue;
      const toml::array* const list = node->as_array();
      // Only communes may be several inputs, such as a table and a layer of boundaries.
      if (role != InputRole::communes || list == nullptr) {
        record_.inputs.push_back(input(role, *node));
        continue;
      }
      if (list->empty()) refuse(*node, "communes", Message{"a_file_or_more"});
      for (const toml::node& item : *list) record_.inputs.push_back(input(role, item));
    }
  }

  /// An input is given as a section, or in short form as its path alone.
  InputRecord input(InputRole role, const toml::node& node) {
    const std::string key(to_text(role));
    const bool is_grid = role == InputRole::grid;
    InputRecord record{role, {}, {}};
    const toml::table* const table = node.as_table();
    // The short form has no digest: the content is accepted as it is.
    if (table == nullptr) {
      record.paths = paths(node, key, is_grid);
      return record;
    }
    // The grid may consist of several files; any other input is one.
    Keys keys = {is_grid ? "paths" : "path", "sha256", "replaces"};
    if (role == InputRole::brackets) keys.push_back("incomes");
    if (role == InputRole::listed) keys.push_back("repair");
    files::check_keys(*table, keys, file_);
    const toml::node* const files = table->get(keys.front());
    if (files == nullptr) {
      throw DataError(files::place_of(file_, node, key),
                      Message{"input_without_path", {{"key", keys.front()}}},
                      Message{"add_line", {{"line", fmt::format("{} = …", keys.front())}}});
    }
    record.paths = paths(*files, key, is_grid);
    if (const auto* sum = table->get("sha256")) record.content.digest = digest(*sum, key);
    if (const auto* old = table->get("replaces")) record.content.replaced = digest(*old, key);
    if (const auto* incomes = table->get("incomes")) read_bracket_incomes(*incomes);
    if (const auto* repair = table->get("repair")) record_.repairs_listed = flag(*repair, "repair");
    return record;
  }

  std::vector<std::string> paths(const toml::node& node, const std::string& key,
                                 bool may_be_several) const {
    const toml::array* const list = node.as_array();
    if (list == nullptr || !may_be_several) return {path(node, key)};
    if (list->empty()) refuse(node, key, Message{"a_file_or_more"});
    std::vector<std::string> all;
    for (const toml::node& item : *list) all.push_back(path(item, key));
    return all;
  }

  void read_bracket_incomes(const toml::node& node) {
    const std::string incomes = text(node, "incomes");
    if (incomes != "declared" && incomes != "disposable") {
      refuse(node, "incomes", Message{"declared_or_disposable"});
    }
    record_.bracket_incomes =
        incomes == "declared" ? IncomeConcept::declared : IncomeConcept::disposable;
  }

  /// Applies each choice to a temporary scenario, so that an invalid value is reported with its
  /// line.
  void read_choices(const std::string& name, const toml::table& table) {
    Keys known;
    for (const Parameter& parameter : parameters()) known.push_back(parameter.name);
    files::check_keys(table, known, file_);
    Scenario tried;
    // Some parameters depend on the rule that is in force.
    tried.rule.name = record_.rule.name;
    std::vector<ParameterValue>& choices = name == "defaults" ? record_.defaults : record_.settings;
    for (const Parameter& parameter : parameters()) {
      const toml::node* const node = table.get(parameter.name);
      if (node == nullptr) continue;
      check_choice(name, parameter, *node);
      ParameterValue setting{std::string(parameter.name), files::value_text(*node)};
      if (!parameter.set(tried, setting.value)) {
        refuse(*node, parameter.name, parameter.shape.expected());
      }
      // In the form in which the parameter writes it, so that equal choices are equal texts.
      setting.value = parameter.get(tried);
      choices.push_back(std::move(setting));
    }
  }

  void check_choice(const std::string& section, const Parameter& parameter,
                    const toml::node& node) const {
    const std::string value = files::value_text(node);
    // A number in quotes would be accepted as a text and compare differently.
    const bool is_quoted =
        node.is_string() && (parse_number(value) || value == "true" || value == "false");
    if (is_quoted) {
      refuse(node, parameter.name, parameter.shape.expected(), Message{"write_without_quotes"});
    }
    // Figures of the vintage are inputs of their own, never defaults.
    if (section == "defaults" && is_figure(parameter)) {
      refuse(node, parameter.name, Message{"no_figure_in_defaults"},
             Message{"move_below_parameters"});
    }
  }

  void read_names(const toml::table& table) {
    for (const auto& [zone, node] : table) {
      const auto name = node.value_exact<std::string>();
      if (!name || !is_zone_name(*name)) refuse(node, zone.str(), Message{"a_zone_name"});
      record_.names.emplace(zone.str(), *name);
    }
  }

  void read_output(const toml::table& table) {
    static const Keys kKeys = {"cells", "crs"};
    files::check_keys(table, kKeys, file_);
    if (const auto* cells = table.get("cells")) {
      const auto choice = parse_cell_choice(text(*cells, "cells"));
      if (!choice) refuse(*cells, "cells", Message{"cells_choice"});
      record_.cells = *choice;
    }
    if (const auto* crs = table.get("crs")) record_.crs = text(*crs, "crs");
  }

  const std::string& file_;
  const std::string& folder_;
  ScenarioRecord record_;
  bool may_have_any_year_ = false;  ///< the rule asks for no figures of its year, or may not
};

}  // namespace

ScenarioRecord parse_scenario(std::string_view text, const std::string& file,
                              const std::string& folder) {
  return RecordReader(file, folder)
      .read(files::parse_toml(text, file, Message{"scenario_or_rule"}));
}

ScenarioRecord read_scenario_file(const std::string& path) {
  const std::string folder =
      // A database has no folder; inputs are then relative to the working directory.
      files::is_database(path) ? std::string() : std::filesystem::path(path).parent_path().string();
  return parse_scenario(read_scenario_text(path), files::base_name(path), folder);
}

}  // namespace carreau::inputs
