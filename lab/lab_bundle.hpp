// SPDX-License-Identifier: Apache-2.0
/// The lab as files that any web host can hand out, to be read and not changed.
#pragma once

#include "lab/answers.hpp"

#include <cstddef>
#include <string>

namespace carreau::lab {

/// How much was written.
struct BundleSize {
  std::size_t files = 0;
  std::size_t bytes = 0;
};

/// Page, answers and tiles of the first run and of every zoning, under the addresses that a server
/// would have: all of it or nothing. `folder` is created when missing. Throws IoError.
BundleSize write_bundle(const Lab& lab, LabSettings settings, const std::string& folder,
                        bool overwrite);

}  // namespace carreau::lab
