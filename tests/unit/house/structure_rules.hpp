// SPDX-License-Identifier: Apache-2.0
/// The rules of the house about how much a file, a function and a folder hold, and what a layer
/// says it depends on.
#pragma once

#include "source_text.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::house {

/// "engine/grid" for "engine/grid/lattice.cpp".
std::string folder_of(std::string_view path);

/// No file is longer than `most` lines.
Breaches check_file_length(const SourceFile& file, std::size_t most);
/// No function is longer than `most` lines, from its first line to its closing brace. Functions of
/// namespaces and of classes there are seen; lambdas count as part of their function.
Breaches check_function_length(const SourceFile& file, std::size_t most);
/// How long each function is, in no order.
std::vector<std::size_t> function_lengths(const SourceFile& file);
/// No folder holds more than one part in `parts` of all lines; the files of its own folders count
/// as theirs.
Breaches check_folder_share(const std::vector<SourceFile>& files, std::size_t parts);

/// An include reaches only a layer that the CMakeLists.txt of the file's folder names under
/// DEPENDS. `lists` maps a folder ("engine/grid") to the text of its CMakeLists.txt.
Breaches check_declared(const SourceFile& file, const std::map<std::string, std::string>& lists);
/// The layers that are kept apart from what lies below them include only these: `reconciliation`
/// needs base alone, `files` knows no domain.
Breaches check_narrow_layers(const SourceFile& file);

}  // namespace carreau::house
