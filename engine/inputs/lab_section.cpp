// SPDX-License-Identifier: Apache-2.0
#include "inputs/lab_section.hpp"

#include "files/gdal_source.hpp"
#include "files/path_in_file.hpp"
#include "files/toml_file.hpp"
#include "inputs/scenario_writer.hpp"
#include "inputs/toml_sections.hpp"

#include <array>
#include <filesystem>
#include <string_view>

namespace carreau::inputs {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 5> kLabKeys = {"zonings", "actions", "mapping", "aliases",
                                                      "repair"};

/// A name that is no file, such as that of a built-in mapping, stays what it is.
std::string as_written(const std::string& name, const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(name, error) ? relative_to(folder, name) : name;
}

std::string where_it_is(const std::string& name, const fs::path& folder) {
  const fs::path beside = (folder / name).lexically_normal();
  std::error_code error;
  const bool is_beside = fs::path(name).is_relative() && fs::is_regular_file(beside, error);
  return is_beside ? beside.string() : name;
}

void add_list(const char* key, const std::vector<std::string>& names, const fs::path& folder,
              std::string& text) {
  if (names.empty()) return;
  std::string list;
  for (const std::string& name : names) {
    list += (list.empty() ? "" : ", ") + files::toml_quoted(as_written(name, folder));
  }
  text += std::string(key) + " = [" + list + "]\n";
}

void add_name(const char* key, const std::string& name, const fs::path& folder, std::string& text) {
  if (!name.empty())
    text += std::string(key) + " = " + files::toml_quoted(as_written(name, folder)) + "\n";
}

fs::path folder_of(const std::string& scenario) {
  const fs::path folder = fs::path(scenario).parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

}  // namespace

std::string lab_section_text(const LabSection& section, const std::string& scenario) {
  if (section.is_empty()) return {};
  const fs::path folder = folder_of(scenario);
  std::string text = "\n[lab]\n";
  add_list("zonings", section.zonings, folder, text);
  add_list("actions", section.actions, folder, text);
  add_name("mapping", section.mapping, folder, text);
  add_name("aliases", section.aliases, folder, text);
  if (section.repairs) text += "repair = true\n";
  return text;
}

LabSection read_lab_section(const std::string& scenario) {
  if (files::extension_of(scenario) != "toml") return {};
  const std::string file = files::base_name(scenario);
  const toml::table table = files::parse_toml(files::read_whole(scenario), file);
  if (table.get("lab") == nullptr) return {};
  const toml::table& lab = files::required_section(table, "lab", file);
  files::check_keys(lab, kLabKeys, file);
  const fs::path folder = folder_of(scenario);
  LabSection section;
  for (auto& [key, list] :
       {std::pair{"zonings", &section.zonings}, {"actions", &section.actions}}) {
    for (const std::string& name : texts_under(lab, key, file)) {
      files::check_path_in_file(name, files::place_of(file, *lab.get(key), key));
      list->push_back(where_it_is(name, folder));
    }
  }
  for (auto& [key, name] :
       {std::pair{"mapping", &section.mapping}, {"aliases", &section.aliases}}) {
    if (lab.get(key) == nullptr) continue;
    const std::string given = files::required_text(lab, key, file);
    files::check_path_in_file(given, files::place_of(file, *lab.get(key), key));
    *name = where_it_is(given, folder);
  }
  section.repairs = lab["repair"].value_or(false);
  return section;
}

}  // namespace carreau::inputs
