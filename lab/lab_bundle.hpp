// SPDX-License-Identifier: Apache-2.0
/// Writes the lab as files for any web host; such a lab is read-only.
#pragma once

#include "lab/answers.hpp"

#include <cstddef>
#include <string>

namespace carreau::lab {

/// The amount of data written.
struct BundleSize {
  std::size_t files = 0;
  std::size_t bytes = 0;
};

/// Writes the page, the answers and the tiles of the initial run and of every zoning, under the
/// addresses of a server: all of them or none. `folder` is created where it is missing. Throws
/// IoError.
BundleSize write_bundle(const Lab& lab, LabSettings settings, const std::string& folder,
                        bool overwrite);

}  // namespace carreau::lab
