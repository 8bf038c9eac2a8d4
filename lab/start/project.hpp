// SPDX-License-Identifier: Apache-2.0
/// The files that a user has gathered for a lab, and what is still missing.
#pragma once

#include "base/message.hpp"
#include "base/progress.hpp"
#include "lab/lab_input.hpp"
#include "study/file_kind.hpp"

#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace carreau::lab {

/// A file that was handed over or chosen.
struct ProjectFile {
  std::int64_t id = 0;
  std::string path;
  std::string from;  ///< the archive that held it; empty: none
  std::optional<study::FileKind> kind;
  bool is_used = false;
  std::optional<Message> fault;  ///< why it could not be opened
  /// Whether it was the user who said that it holds actions: no column was recognised.
  bool is_declared = false;
};

/// What the rule needs of files.
struct FileNeed {
  study::FileKind kind = study::FileKind::grid;
  bool is_required = false;
  std::size_t used = 0;   ///< files of this kind that are used
  std::size_t known = 0;  ///< files of this kind
};

/// What is chosen besides the files.
struct ProjectChoices {
  std::string rule = "metropole-2023";
  std::optional<int> vintage;  ///< year of the incomes; none: that of the grid
  std::string name = "projet";
};

class Project;

/// A path for a file that comes from outside, which no other file gets while this lives: under its
/// name where that is free.
class HeldPath {
 public:
  /// Throws RequestError 422 for a name that is none, IoError where the folder cannot be made.
  HeldPath(Project& project, const std::string& name);
  ~HeldPath();
  HeldPath(const HeldPath&) = delete;
  HeldPath& operator=(const HeldPath&) = delete;

  [[nodiscard]] const std::string& text() const { return path_; }

 private:
  Project& project_;
  std::string path_;
};

/// Safe to use from several threads.
class Project {
 public:
  /// A folder for what is uploaded and written; made when the first file comes.
  explicit Project(std::string folder) : folder_(std::move(folder)) {}

  [[nodiscard]] const std::string& folder() const { return folder_; }
  /// Throws IoError where it cannot be made.
  void make_folder() const;
  /// Takes a file in: unpacks it where it is an archive, and recognises what it holds. Parts of a
  /// shapefile are kept and not listed. Of the files
  /// that only one can be used of, the first is, and none where several come at once. A file that
  /// cannot be opened stands in the list with what is wrong with it. Throws IoError where an
  /// archive cannot be unpacked for want of room.
  void take_in(const std::string& path, Progress& progress);
  /// Throws RequestError 404 for a file that it does not have.
  void use(std::int64_t id, bool is_used);
  /// Whether polygons of quartiers that cross themselves are repaired; otherwise they are refused.
  void repair(bool is_repairing);
  [[nodiscard]] bool is_repairing() const;
  /// Takes a file that was not recognised for a workbook of actions, as the user says. Throws
  /// RequestError 404 for a file that it does not have, 422 for one that is something else.
  void declare_actions(std::int64_t id);
  /// The path of a file that was declared. Throws RequestError 404 for any other.
  [[nodiscard]] std::string declared(std::int64_t id) const;
  /// Forgets a file; it stays on the disk.
  void forget(std::int64_t id);

  [[nodiscard]] std::vector<ProjectFile> files() const;
  /// The path of a scenario of its folder. Throws RequestError 404 where there is none of that
  /// name.
  [[nodiscard]] std::string scenario(const std::string& name) const;
  /// The used files of a kind, in the order in which they came.
  [[nodiscard]] std::vector<std::string> used(study::FileKind kind) const;
  /// Throws ArgumentError for a rule that is not built in.
  [[nodiscard]] std::vector<FileNeed> needs(const std::string& rule) const;
  /// What a lab of the used files is opened with. Throws RequestError 422 where something required
  /// is missing.
  [[nodiscard]] LabRequest request(const ProjectChoices& choices) const;

 private:
  friend class HeldPath;

  std::string hold_path(const std::string& name);
  void add(std::vector<ProjectFile> found);
  std::vector<ProjectFile> recognised(const std::string& path, Progress& progress) const;
  ProjectFile& find(std::int64_t id);

  std::string folder_;
  mutable std::mutex mutex_;
  std::vector<ProjectFile> files_;
  std::set<std::string> held_;  ///< paths of files that are being written
  std::int64_t last_ = 0;
  bool is_repairing_ = false;
};

}  // namespace carreau::lab
