// SPDX-License-Identifier: Apache-2.0
/// The rules of the house, as functions over file contents: they see nothing but what they are
/// given, so the tests can show each rule a file that breaks it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::house {

/// A file by its path from the root of the repository: {"engine/grid/lattice.hpp", "#pragma…"}.
struct SourceFile {
  std::string path;
  std::string text;
};

/// What breaks a rule, as "engine/grid/lattice.cpp:12: grid may not include zoning".
using Breaches = std::vector<std::string>;

/// The text with comments blanked, and the contents of string and character literals too when
/// asked. Line breaks stay, so that line numbers hold.
enum class Literals { keep, blank };
std::string without_comments(std::string_view text, Literals literals);

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
/// Every source and header is named in the CMakeLists.txt of its folder (there are no globs).
/// `lists` maps a folder ("engine/grid") to the text of its CMakeLists.txt.
Breaches check_listed(const std::vector<SourceFile>& files,
                      const std::map<std::string, std::string>& lists);

}  // namespace carreau::house
