// SPDX-License-Identifier: Apache-2.0
#include "lab/start/project.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/vintage_reader.hpp"
#include "lab/request_error.hpp"
#include "lab/scenario_folder.hpp"
#include "lab/start/open_folder.hpp"
#include "lab/unpack/unpack.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace carreau::lab {

namespace {

namespace fs = std::filesystem;
using study::FileKind;

constexpr std::size_t kLongestName = 200;

/// Where what is handed over is kept, in the folder of the project.
constexpr const char* kFiles = "fichiers";

/// A name that is free, with a number where it is not: "a.csv", "a-2.csv". Those that are held are
/// not free.
fs::path free_path(const fs::path& folder, const std::string& name,
                   const std::set<std::string>& held = {}) {
  const fs::path wanted(name);
  fs::path path = folder / wanted;
  for (int number = 2; fs::exists(fs::symlink_status(path)) || held.contains(path.string());
       ++number) {
    path = folder /
           (wanted.stem().string() + "-" + std::to_string(number) + wanted.extension().string());
  }
  return path;
}

void make(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw IoError(folder.string(), Message{"folder_not_made", {{"reason", error.message()}}});
  }
}

/// A folder of which no file is listed: removed at the end unless it is kept, whatever ends it.
class UnusedFolder {
 public:
  explicit UnusedFolder(fs::path folder) : folder_(std::move(folder)) {}
  UnusedFolder(const UnusedFolder&) = delete;
  UnusedFolder& operator=(const UnusedFolder&) = delete;
  ~UnusedFolder() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }
  void keep() { folder_.clear(); }

 private:
  fs::path folder_;
};

/// The message that names a kind that is required.
const char* kind_code(FileKind kind) {
  switch (kind) {
    case FileKind::grid: return "file_kind_grid";
    case FileKind::urban_units: return "file_kind_urban_units";
    case FileKind::communes: return "file_kind_communes";
    default: return "file_kind_quartiers";
  }
}

bool is_one_alone(FileKind kind) {
  return kind == FileKind::grid || kind == FileKind::urban_units || kind == FileKind::incomes ||
         kind == FileKind::scenario;
}

/// A part of a shapefile, which is read through the file with its name that ends in ".shp".
bool is_part_of_layer(const std::string& path) {
  constexpr std::array<std::string_view, 4> kParts = {".shx", ".prj", ".cpg", ".qpj"};
  const std::string ending = to_lower(fs::path(path).extension().string());
  return std::ranges::find(kParts, ending) != kParts.end();
}

ProjectFile recognised_file(const std::string& path, const std::string& from) {
  ProjectFile file;
  file.path = path;
  file.from = from;
  try {
    file.kind = study::kind_of_file(path);
  } catch (const Error& error) {
    file.fault = as_message(error);
  }
  return file;
}

UrbanTerritory territory_of(const std::string& rule) {
  return inputs::read_scenario(rule, inputs::vintage_years().back()).rule.urban_territory;
}

}  // namespace

HeldPath::HeldPath(Project& project, const std::string& name)
    : project_(project), path_(project.hold_path(name)) {}

HeldPath::~HeldPath() {
  const std::lock_guard lock(project_.mutex_);
  project_.held_.erase(path_);
}

void Project::make_folder() const { make(folder_); }

std::string Project::hold_path(const std::string& name) {
  const bool is_name =
      !name.empty() && name.size() <= kLongestName && is_valid_utf8(name) && name.front() != '.' &&
      name.find('/') == std::string::npos && name.find('\\') == std::string::npos &&
      std::none_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  if (!is_name) throw RequestError(422, "unusable_name", Message{"upload_name"});
  const fs::path folder = fs::path(folder_) / kFiles;
  make(folder);
  const std::lock_guard lock(mutex_);
  const std::string path = free_path(folder, name, held_).string();
  held_.insert(path);
  return path;
}

std::vector<ProjectFile> Project::recognised(const std::string& path, Progress& progress) const {
  const std::string name = fs::path(path).filename().string();
  if (!is_archive(path)) return {recognised_file(path, {})};
  std::vector<ProjectFile> found;
  const fs::path folder = fs::path(folder_) / kFiles;
  make(folder);
  const std::string unpacked = free_path(folder, fs::path(name).stem().string()).string();
  progress.begin(Message{"progress_unpacking", {{"file", name}}}, Progress::Unit::bytes, 0);
  std::vector<std::string> members;
  try {
    members = unpack(path, unpacked, {}, &progress);
  } catch (const DataError& error) {
    ProjectFile broken;
    broken.path = path;
    broken.fault = as_message(error);
    return {broken};
  }
  UnusedFolder until_of_use(unpacked);
  for (const std::string& member : members) {
    ProjectFile file = recognised_file(member, name);
    // An archive also contains notices and other files that no input is; the page leaves them out.
    // A file that could have been an input, and cannot be read, is not one of them.
    if (file.kind || (file.fault && is_read(member))) found.push_back(std::move(file));
  }
  if (!found.empty()) {
    until_of_use.keep();
    return found;
  }
  ProjectFile useless;
  useless.path = path;
  return {useless};
}

void Project::take_in(const std::string& path, Progress& progress) {
  if (is_part_of_layer(path)) return;
  auto found = recognised(path, progress);
  progress.end();
  add(std::move(found));
}

void Project::add(std::vector<ProjectFile> found) {
  const std::lock_guard lock(mutex_);
  std::array<bool, study::kFileKinds> is_taken{};
  std::array<int, study::kFileKinds> count{};
  for (const ProjectFile& file : files_) {
    if (file.kind && file.is_used) is_taken[static_cast<std::size_t>(*file.kind)] = true;
  }
  for (const ProjectFile& file : found) {
    if (file.kind) ++count[static_cast<std::size_t>(*file.kind)];
  }
  for (ProjectFile& file : found) {
    const bool is_known = std::any_of(files_.begin(), files_.end(), [&](const ProjectFile& other) {
      return other.path == file.path;
    });
    if (is_known) continue;
    file.id = ++last_;
    if (file.kind) {
      const auto k = static_cast<std::size_t>(*file.kind);
      file.is_used = !is_one_alone(*file.kind) || (!is_taken[k] && count[k] == 1);
    }
    files_.push_back(std::move(file));
  }
}

ProjectFile& Project::find(std::int64_t id) {
  const auto found = std::find_if(files_.begin(), files_.end(),
                                  [&](const ProjectFile& file) { return file.id == id; });
  if (found != files_.end()) return *found;
  throw RequestError(404, "unknown_file", Message{"no_file_in_project"});
}

void Project::use(std::int64_t id, bool is_used) {
  const std::lock_guard lock(mutex_);
  ProjectFile& file = find(id);
  file.is_used = is_used && file.kind.has_value();
}

void Project::repair(bool is_repairing) {
  const std::lock_guard lock(mutex_);
  is_repairing_ = is_repairing;
}

bool Project::is_repairing() const {
  const std::lock_guard lock(mutex_);
  return is_repairing_;
}

void Project::declare_actions(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  ProjectFile& file = find(id);
  if (file.is_declared) return;
  if (file.kind || file.fault) {
    throw RequestError(422, "unusable_change", Message{"file_is_no_unknown_table"});
  }
  file.kind = FileKind::actions;
  file.is_used = true;
  file.is_declared = true;
}

std::string Project::declared(std::int64_t id) const {
  const std::lock_guard lock(mutex_);
  for (const ProjectFile& file : files_) {
    if (file.id == id && file.is_declared) return file.path;
  }
  throw RequestError(404, "unknown_file", Message{"no_file_in_project"});
}

void Project::forget(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  const ProjectFile& file = find(id);
  files_.erase(files_.begin() + (&file - files_.data()));
}

std::vector<ProjectFile> Project::files() const {
  const std::lock_guard lock(mutex_);
  return files_;
}

std::string Project::scenario(const std::string& name) const {
  (void)ScenarioFolder(folder_).read(name);
  return (fs::path(folder_) / name).string();
}

std::vector<std::string> Project::used(FileKind kind) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> paths;
  for (const ProjectFile& file : files_) {
    if (file.is_used && file.kind == kind) paths.push_back(file.path);
  }
  return paths;
}

std::vector<FileNeed> Project::needs(const std::string& rule) const {
  const UrbanTerritory territory = territory_of(rule);
  std::vector<FileNeed> needs = {
      {FileKind::grid, true},
      {FileKind::urban_units, territory == UrbanTerritory::urban_unit},
      {FileKind::communes, territory != UrbanTerritory::everywhere},
      {FileKind::incomes, false},
      {FileKind::quartiers, false},
      {FileKind::actions, false},
  };
  const std::lock_guard lock(mutex_);
  for (FileNeed& need : needs) {
    for (const ProjectFile& file : files_) {
      if (file.kind != need.kind) continue;
      ++need.known;
      if (file.is_used) ++need.used;
    }
    // Actions are told by quartier.
    if (need.kind == FileKind::actions && need.used > 0) needs[4].is_required = true;
  }
  return needs;
}

LabRequest Project::request(const ProjectChoices& choices) const {
  std::vector<Message> missing;
  for (const FileNeed& need : needs(choices.rule)) {
    if (!need.is_required || need.used > 0) continue;
    missing.push_back(Message{kind_code(need.kind)});
  }
  if (!missing.empty()) {
    throw RequestError(422, "files_missing", Message{"files_missing", {{"kinds", missing}}});
  }
  LabRequest request;
  request.run.grids = used(FileKind::grid);
  request.run.communes = used(FileKind::communes);
  const auto first = [](std::vector<std::string> paths) {
    return paths.empty() ? std::string() : std::move(paths.front());
  };
  // Under a rule of communes their units are not asked for, and would be refused.
  if (territory_of(choices.rule) == UrbanTerritory::urban_unit) {
    request.run.urban_units = first(used(FileKind::urban_units));
  }
  request.run.urban_incomes = first(used(FileKind::incomes));
  request.run.rule = choices.rule;
  request.run.vintage = choices.vintage;
  request.zonings = used(FileKind::quartiers);
  if (is_repairing()) request.reading.invalid = files::InvalidPolygons::repair;
  request.programme.files = used(FileKind::actions);
  return request;
}

}  // namespace carreau::lab
