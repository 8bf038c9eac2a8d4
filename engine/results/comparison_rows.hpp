// SPDX-License-Identifier: Apache-2.0
/// What `compare` says of each zone and of each transfer, and the columns of it.
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

/// People, households and ground; households only where the grid has them.
struct CountRecord {
  std::optional<Persons> people;
  std::optional<Households> households;
  std::optional<Households> poor_households;
  std::optional<std::int64_t> area_m2;
};
[[nodiscard]] CountRecord count_record(const PeopleCount& count, Headcount headcount);

/// A quartier or a pocket of one generation against the other. Time runs from before to after,
/// whichever side the row is of.
struct ComparisonRecord {
  Stage side = Stage::before;
  ComparedKind kind = ComparedKind::quartier;
  std::string code;
  std::string name;
  std::optional<ZoneChange> change;  ///< of a quartier
  std::vector<std::string> linked;   ///< quartiers of the other generation
  CountRecord own;
  CountRecord lost;    ///< of a quartier
  CountRecord gained;  ///< of a quartier
  // Of a quartier, where a rule was given.
  std::optional<Outcome> verdict;
  std::vector<Criterion> failed_criteria;
  std::vector<Criterion> criteria_lost;
  std::vector<Criterion> criteria_gained;
  std::optional<PocketFate> pocket;
  std::vector<std::string> linked_pockets;
};
[[nodiscard]] const ColumnTable<ComparisonRecord>& comparison_columns();
/// The quartiers of one side.
[[nodiscard]] std::vector<ComparisonRecord> quartier_records(const NamedComparison& named,
                                                             Stage stage);
/// Quartiers before, quartiers after, pockets before, pockets after.
[[nodiscard]] std::vector<ComparisonRecord> comparison_records(const NamedComparison& named);

/// What one zone before and one zone after have in common, or a sum of it. A code is empty outside
/// the zones.
struct TransferRecord {
  TransferEntry entry = TransferEntry::part;
  std::string before;
  std::string after;
  CountRecord count;
};
[[nodiscard]] const ColumnTable<TransferRecord>& transfer_columns();
/// The parts, then the sums of rows and columns and the whole, each with what it is in `entry`.
[[nodiscard]] std::vector<TransferRecord> transfer_records(const NamedComparison& named);

[[nodiscard]] const std::vector<files::FieldSpec>& comparison_fields();
[[nodiscard]] std::vector<files::Row> comparison_rows(const NamedComparison& named);
[[nodiscard]] const std::vector<files::FieldSpec>& transfer_fields();
[[nodiscard]] std::vector<files::Row> transfer_rows(const NamedComparison& named);

}  // namespace carreau::results
