// SPDX-License-Identifier: Apache-2.0
/// The folder in which the lab keeps scenarios, and beyond which it reaches nothing.
#pragma once

#include "scenario/scenario_record.hpp"

#include <string>
#include <vector>

namespace carreau::lab {

class ScenarioFolder {
 public:
  /// Throws ArgumentError for what is no folder.
  explicit ScenarioFolder(std::string path);

  /// The names of its scenarios, in order.
  [[nodiscard]] std::vector<std::string> names() const;
  /// The text of one. Throws RequestError for a name that is none, or is not there.
  [[nodiscard]] std::string read(const std::string& name) const;
  /// Throws RequestError for a name that is none, or that is taken and may not be replaced.
  void write(const std::string& name, const ScenarioRecord& record, bool overwrite) const;

 private:
  /// Letters, digits, `-`, `_`, `.` and spaces, ending in ".toml", beginning with no dot: never a
  /// path. A link is refused, because it may lead out of the folder.
  [[nodiscard]] std::string path_of(const std::string& name) const;

  std::string path_;
};

}  // namespace carreau::lab
