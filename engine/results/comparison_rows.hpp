// SPDX-License-Identifier: Apache-2.0
/// The columns of `compare` and the rows that fill them.
#pragma once

#include "files/table_writer.hpp"
#include "zoning/comparison.hpp"
#include "zoning/perimeter_check.hpp"
#include "zoning/pockets.hpp"
#include "zoning/zoning.hpp"

#include <optional>
#include <vector>

namespace carreau::results {

/// One generation by its names; pockets are a zoning of their own, which may be empty.
struct NamedGeneration {
  const Zoning& quartiers;
  const Zoning& pockets;
  /// Of the quartiers, where a rule was given.
  const std::vector<PerimeterCheck>* checks = nullptr;
};

/// What a comparison answers; references must outlive the call.
struct NamedComparison {
  NamedGeneration before;
  NamedGeneration after;
  const ZoningComparison& comparison;
  const FollowedPockets& followed;
  const ComparisonOptions& options;
  Headcount headcount = Headcount::present;
};

[[nodiscard]] const std::vector<files::FieldSpec>& comparison_fields();
/// Quartiers before, quartiers after, pockets before, pockets after: a row each.
[[nodiscard]] std::vector<files::Row> comparison_rows(const NamedComparison& named);

[[nodiscard]] const std::vector<files::FieldSpec>& transfer_fields();
/// The parts, then the sums of rows and columns and the whole, each with what it is in `entry`.
[[nodiscard]] std::vector<files::Row> transfer_rows(const NamedComparison& named);

}  // namespace carreau::results
