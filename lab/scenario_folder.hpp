// SPDX-License-Identifier: Apache-2.0
/// The folder in which the lab stores scenarios. The lab can access no other files.
#pragma once

#include "inputs/lab_section.hpp"
#include "scenario/scenario_record.hpp"

#include <string>
#include <vector>

namespace carreau::lab {

class ScenarioFolder {
 public:
  /// What is written says that it is of this lab. Throws ArgumentError for a path that is not a
  /// folder.
  explicit ScenarioFolder(std::string path, inputs::LabSection lab = {});

  /// The names of its scenarios, sorted.
  [[nodiscard]] std::vector<std::string> names() const;
  /// The text of a scenario. Throws RequestError for an invalid name, or one that does not exist.
  [[nodiscard]] std::string read(const std::string& name) const;
  /// Throws RequestError for an invalid name, or for an existing one that may not be replaced.
  void write(const std::string& name, const ScenarioRecord& record, bool overwrite) const;

 private:
  /// A name may have letters, digits, `-`, `_`, `.` and spaces; it ends with ".toml" and does not
  /// begin with a dot, so it is never a path. Links are refused, because they may lead out of the
  /// folder.
  [[nodiscard]] std::string path_of(const std::string& name) const;

  std::string path_;
  inputs::LabSection lab_;
};

}  // namespace carreau::lab
