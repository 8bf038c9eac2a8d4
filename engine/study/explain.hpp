// SPDX-License-Identifier: Apache-2.0
/// Explains in words why a cell or a zone of a result is in or out.
#pragma once

#include "base/language.hpp"

#include <string>

namespace carreau::study {

/// Explains a cell, a perimeter or a near miss, given its id, from a result of delineate; or a cell
/// or a quartier from a result of revise;
/// or how steady a cell or a zone is in a result of sweep. A result is a GeoPackage, or a schema of
/// a database. Throws IoError or DataError where `result` is not one, and ArgumentError or
/// DataError where it contains nothing with that id.
[[nodiscard]] std::string explain(const std::string& result, const std::string& id,
                                  Language language);

}  // namespace carreau::study
