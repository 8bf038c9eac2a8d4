// SPDX-License-Identifier: Apache-2.0
#include "lab/scenario_folder.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "inputs/scenario_writer.hpp"
#include "lab/request_error.hpp"
#include "study/field_error.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <system_error>

namespace carreau::lab {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".toml";
constexpr std::size_t kLongestName = 120;

bool is_name(const std::string& name) {
  const auto is_usual = [](unsigned char c) {
    return c >= 0x80 || std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' || c == ' ';
  };
  return name.size() > kExtension.size() && name.size() <= kLongestName &&
         name.ends_with(kExtension) && name.front() != '.' && is_valid_utf8(name) &&
         std::all_of(name.begin(), name.end(), is_usual);
}

}  // namespace

ScenarioFolder::ScenarioFolder(std::string path, inputs::LabSection lab)
    : path_(std::move(path)), lab_(std::move(lab)) {
  std::error_code error;
  if (!fs::is_directory(path_, error)) {
    throw study::FieldError(study::RequestField::folder,
                            Message{"folder_missing", {{"path", path_}}});
  }
}

std::vector<std::string> ScenarioFolder::names() const {
  std::vector<std::string> names;
  // A folder that was taken away, or may no longer be read, has no scenarios to offer.
  std::error_code error;
  fs::directory_iterator entries(path_, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    std::string name = entries->path().filename().string();
    std::error_code unknown;
    if (is_name(name) && entries->symlink_status(unknown).type() == fs::file_type::regular) {
      names.push_back(std::move(name));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string ScenarioFolder::path_of(const std::string& name) const {
  if (!is_name(name)) {
    throw RequestError(422, "unusable_name", Message{"scenario_name", {{"ending", kExtension}}});
  }
  const fs::path path = fs::path(path_) / name;
  if (fs::is_symlink(fs::symlink_status(path))) {
    throw RequestError(422, "unusable_name", Message{"scenario_name_is_link"});
  }
  return path.string();
}

std::string ScenarioFolder::read(const std::string& name) const {
  const std::string path = path_of(name);
  // Looked at before it is opened: a pipe would keep the answer waiting for ever.
  std::error_code error;
  const bool is_file = fs::is_regular_file(path, error);
  std::ifstream stream;
  if (is_file) stream.open(path, std::ios::binary);
  if (!is_file || !stream) {
    throw RequestError(404, "unknown_scenario",
                       Message{"no_scenario_in_folder", {{"scenario", name}}});
  }
  return {std::istreambuf_iterator<char>(stream), {}};
}

void ScenarioFolder::write(const std::string& name, const ScenarioRecord& record,
                           bool overwrite) const {
  const std::string path = path_of(name);
  // Two people may save under one name at the same moment. The first of them keeps the name; the
  // second gets the error that a scenario of this name exists.
  static std::mutex saving;
  const std::lock_guard lock(saving);
  std::error_code error;
  if (!overwrite && fs::exists(path, error)) {
    throw RequestError(409, "scenario_exists", Message{"scenario_in_folder", {{"scenario", name}}});
  }
  inputs::write_scenario_file(record, path, overwrite, lab_);
}

}  // namespace carreau::lab
