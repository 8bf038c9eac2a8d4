// SPDX-License-Identifier: Apache-2.0
/// The rows of `compare` for each zone and each transfer, and their columns.
#pragma once

#include "files/table_writer.hpp"
#include "results/columns.hpp"
#include "results/delineation_codes.hpp"
#include "results/zoning_codes.hpp"
#include "zoning/comparison.hpp"
#include "zoning/perimeter_check.hpp"
#include "zoning/pockets.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// One generation with its names. Pockets are a zoning of their own, which may be empty.
struct NamedGeneration {
  const Zoning& quartiers;
  const Zoning& pockets;
  /// Checks of the quartiers, where a rule was given.
  const std::vector<PerimeterCheck>* checks = nullptr;
};

/// The result of a comparison. The references must outlive the call.
struct NamedComparison {
  NamedGeneration before;
  NamedGeneration after;
  const ZoningComparison& comparison;
  const FollowedPockets& followed;
  const ComparisonOptions& options;
  Headcount headcount = Headcount::present;
};

/// People, households and area; households only where the grid has them.
struct CountRecord {
  std::optional<Persons> people;
  std::optional<Households> households;
  std::optional<Households> poor_households;
  std::optional<std::int64_t> area_m2;
};
[[nodiscard]] CountRecord count_record(const PeopleCount& count, Headcount headcount);

/// A quartier or a pocket of one generation compared with the other. Changes are from before to
/// after, on whichever side the row is.
struct ComparisonRecord {
  Stage side = Stage::before;
  ComparedKind kind = ComparedKind::quartier;
  std::string code;
  std::string name;
  std::optional<ZoneChange> change;  ///< for a quartier
  std::vector<std::string> linked;   ///< linked quartiers of the other generation
  CountRecord own;
  CountRecord lost;    ///< for a quartier
  CountRecord gained;  ///< for a quartier
  // For a quartier, where a rule was given.
  std::optional<Outcome> verdict;
  std::vector<Criterion> failed_criteria;
  std::vector<Criterion> criteria_lost;
  std::vector<Criterion> criteria_gained;
  std::optional<PocketFate> pocket;
  std::vector<std::string> linked_pockets;
};
[[nodiscard]] const ColumnTable<ComparisonRecord>& comparison_columns();
/// The records of the quartiers of one side.
[[nodiscard]] std::vector<ComparisonRecord> quartier_records(const NamedComparison& named,
                                                             Stage stage);
/// The records of quartiers before, quartiers after, pockets before, and pockets after.
[[nodiscard]] std::vector<ComparisonRecord> comparison_records(const NamedComparison& named);

/// The part that a zone before and a zone after share, or a sum of such parts. An empty code stands
/// for the outside.
struct TransferRecord {
  TransferEntry entry = TransferEntry::part;
  std::string before;
  std::string after;
  CountRecord count;
};
[[nodiscard]] const ColumnTable<TransferRecord>& transfer_columns();
/// The parts, then the sums of rows, the sums of columns, and the total; `entry` says which.
[[nodiscard]] std::vector<TransferRecord> transfer_records(const NamedComparison& named);

[[nodiscard]] const std::vector<files::FieldSpec>& comparison_fields();
[[nodiscard]] std::vector<files::Row> comparison_rows(const NamedComparison& named);
[[nodiscard]] const std::vector<files::FieldSpec>& transfer_fields();
[[nodiscard]] std::vector<files::Row> transfer_rows(const NamedComparison& named);

}  // namespace carreau::results
