// SPDX-License-Identifier: Apache-2.0
/// The rules of the house about what is left out: sources that nothing builds, and sources without
/// a test.
#pragma once

#include "source_text.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace carreau::house {

/// Every source and header is named in the CMakeLists.txt of its folder (there are no globs).
/// `lists` maps a folder ("engine/grid") to the text of its CMakeLists.txt.
Breaches check_listed(const std::vector<SourceFile>& files,
                      const std::map<std::string, std::string>& lists);

/// Every source that lies in one of `folders` has a test of its own:
/// tests/unit/<folder>/<name>_test.cpp. A folder ("report") does not include those within it
/// ("report/programme"). `tests` are the paths of the tests.
Breaches check_mirror(const std::vector<SourceFile>& sources, const std::set<std::string>& folders,
                      const std::set<std::string>& tests);

}  // namespace carreau::house
