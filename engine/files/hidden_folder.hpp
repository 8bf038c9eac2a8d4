// SPDX-License-Identifier: Apache-2.0
/// Hidden folders for what is not complete yet, or needed for a moment only.
#pragma once

#include "base/error.hpp"

#include <mutex>
#include <string>

namespace carreau::files {

/// A new, empty folder with a hidden name, which goes with all that is in it. Its name tells the
/// computer and the process, so that the next run can remove what a process that is gone has left.
class HiddenFolder {
 public:
  /// Below `folder`. Throws IoError, in which the file that is wanted is called `shown`.
  HiddenFolder(const std::string& folder, const std::string& shown);
  ~HiddenFolder();
  HiddenFolder(const HiddenFolder&) = delete;
  HiddenFolder& operator=(const HiddenFolder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// The error with the path that users know in the place of one within a hidden folder.
[[nodiscard]] IoError named_outside(const IoError& error, const std::string& inside,
                                    const std::string& outside);

/// While it is held, no hidden folder comes or goes, and abandon_hidden_folders() waits.
[[nodiscard]] std::unique_lock<std::mutex> hold_hidden_folders();

/// Removes the hidden folders of this process, which is about to end. None can be made, or held,
/// afterwards.
void abandon_hidden_folders();

}  // namespace carreau::files
