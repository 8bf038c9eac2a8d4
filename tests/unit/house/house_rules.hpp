// SPDX-License-Identifier: Apache-2.0
/// The rules of the house, as functions over file contents: they see nothing but what they are
/// given, so the tests can show each rule a file that breaks it.
#pragma once

#include "source_text.hpp"

#include <vector>

namespace carreau::house {

/// An include points to a layer at or below the file's own, and is written "layer/file.hpp".
Breaches check_layers(const SourceFile& file);
/// A third-party library is included only by the layers that own it.
Breaches check_third_party(const SourceFile& file);
/// Only cli prints or ends the process; the layers that know no file open none.
Breaches check_forbidden_calls(const SourceFile& file);
/// The file starts with the SPDX line; a header has `#pragma once`.
Breaches check_head(const SourceFile& file);
/// No absolute path of somebody's machine.
Breaches check_machine_paths(const SourceFile& file);
/// No circle of includes, whichever the files.
Breaches check_cycles(const std::vector<SourceFile>& files);
/// No two folders include each other, whichever the files: one could not be understood, built or
/// tested without the other.
Breaches check_folder_pairs(const std::vector<SourceFile>& files);

}  // namespace carreau::house
