// SPDX-License-Identifier: Apache-2.0
#include "lab/start/start_answers.hpp"

#include "base/text.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/vintage_reader.hpp"
#include "lab/request_error.hpp"
#include "lab/scenario_folder.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace carreau::lab {

namespace {

namespace fs = std::filesystem;

Json message_or_null(const std::optional<Message>& message) {
  return message ? both(*message) : Json(nullptr);
}

Json file_json(const ProjectFile& file, const OpenFolder& below) {
  return {{"id", file.id},
          {"name", fs::path(file.path).filename().string()},
          {"place", below.shown(file.path)},
          {"archive", file.from},
          {"kind", file.kind ? Json(study::to_text(*file.kind)) : Json(nullptr)},
          {"is_used", file.is_used},
          {"is_declared", file.is_declared},
          {"fault", message_or_null(file.fault)}};
}

Json rules_json() {
  Json rules = Json::array();
  for (const std::string& name : inputs::rule_names()) {
    const RuleSet rule = inputs::read_scenario(name, inputs::vintage_years().back()).rule;
    rules.push_back({{"name", name}, {"title", rule.title}});
  }
  return rules;
}

Json needs_json(const Project& project, const std::string& rule) {
  Json needs = Json::array();
  for (const FileNeed& need : project.needs(rule)) {
    needs.push_back({{"kind", study::to_text(need.kind)},
                     {"is_required", need.is_required},
                     {"used", need.used},
                     {"known", need.known}});
  }
  return needs;
}

/// Of the folder of the project; none before it is made.
Json scenarios_json(const Project& project) {
  std::error_code error;
  if (!fs::is_directory(project.folder(), error)) return Json::array();
  return ScenarioFolder(project.folder()).names();
}

std::string text_of(const std::string& key, const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  throw RequestError(400, "malformed_request", Message{"member_not_text", {{"member", key}}});
}

std::string known_rule(const std::string& name) {
  const auto names = inputs::rule_names();
  if (std::find(names.begin(), names.end(), name) != names.end()) return name;
  throw RequestError(400, "malformed_request",
                     Message{"member_unknown", {{"found", name}, {"names", names}}});
}

}  // namespace

bool is_set(const Json& json, const char* member) {
  return json.contains(member) && json[member] == true;
}

ProjectChoices parse_choices(const Json& json) {
  ProjectChoices choices;
  for (const auto& [key, value] : json.items()) {
    if (key == "rule") {
      choices.rule = known_rule(text_of(key, value));
    } else if (key == "name") {
      choices.name = text_of(key, value);
    } else if (key == "vintage") {
      if (!value.is_null() && !value.is_number_unsigned()) {
        throw RequestError(400, "malformed_request",
                           Message{"member_not_whole", {{"member", key}, {"found", value.dump()}}});
      }
      if (!value.is_null()) choices.vintage = value.get<int>();
    } else {
      throw RequestError(400, "malformed_request",
                         Message{"member_unknown",
                                 {{"found", key},
                                  {"names", std::vector<std::string>{"rule", "vintage", "name"}}}});
    }
  }
  return choices;
}

Json project_answer(const Project& project, Opening& opening, const OpenFolder& below,
                    const std::string& rule) {
  const auto endings = read_endings();
  Json files = Json::array();
  for (const ProjectFile& file : project.files()) files.push_back(file_json(file, below));
  const WebProgress::Now now = opening.progress().now();
  const std::string chosen = rule.empty() ? ProjectChoices().rule : known_rule(rule);
  return {{"folder", project.folder()},
          {"below", below.path()},
          {"endings", std::vector<std::string>(endings.begin(), endings.end())},
          {"most_files", FolderLimits().files},
          {"rules", rules_json()},
          {"rule", chosen},
          {"vintages", inputs::vintage_years()},
          {"files", files},
          {"is_repairing", project.is_repairing()},
          {"needs", needs_json(project, chosen)},
          {"scenarios", scenarios_json(project)},
          {"status", to_text(opening.status())},
          {"step", now.step.code.empty() ? Json(nullptr) : both(now.step)},
          {"done", now.done},
          {"total", now.total},
          {"fault", message_or_null(opening.fault())}};
}

Json folder_answer(const OpenFolder& below, const std::string& place) {
  Json entries = Json::array();
  for (const FolderEntry& entry : below.list(place)) {
    entries.push_back(
        {{"name", entry.name}, {"is_folder", entry.is_folder}, {"bytes", entry.bytes}});
  }
  return {
      {"place", below.shown(below.resolve(place)) == "." ? "" : below.shown(below.resolve(place))},
      {"entries", entries}};
}

}  // namespace carreau::lab
