// SPDX-License-Identifier: Apache-2.0
/// The columns of `check` and `evaluate` and the rows that fill them. Columns that `perimeters` of
/// a delineation has too bear the same names.
#pragma once

#include "files/table_writer.hpp"
#include "territory/territory.hpp"
#include "zoning/agreement.hpp"
#include "zoning/perimeter_check.hpp"
#include "zoning/zoning.hpp"

#include <vector>

namespace carreau::results {

[[nodiscard]] const std::vector<files::FieldSpec>& check_fields();
/// A row a zone. `has_households`: whether the grid has them.
[[nodiscard]] std::vector<files::Row> check_rows(const Zoning& zones,
                                                 const std::vector<PerimeterCheck>& checks,
                                                 const Territory& territory, bool has_households);

[[nodiscard]] const std::vector<files::FieldSpec>& agreement_fields();
/// Reference zones, then proposed ones.
[[nodiscard]] std::vector<files::Row> agreement_rows(const Agreement& agreement,
                                                     const Zoning& proposed,
                                                     const Zoning& reference);

}  // namespace carreau::results
