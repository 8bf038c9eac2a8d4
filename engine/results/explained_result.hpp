// SPDX-License-Identifier: Apache-2.0
/// A result as explanations read it: typed records, and zones with their verdicts. It comes from a
/// run in memory or from a file.
#pragma once

#include "criteria/verdict.hpp"
#include "results/delineation_columns.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::results {

/// A perimeter or a near miss, and the verdict on it.
struct ExplainedZone {
  ZoneRecord record;
  Verdict verdict;

  [[nodiscard]] bool is_near_miss() const { return record.failed_criterion != NearMiss::none; }
};

/// A cell, how its territory meets the test, and the verdict on the perimeter that contains it.
struct ExplainedCell {
  CellRecord record;
  TerritoryBasis basis = TerritoryBasis::none;
  Verdict zone;  ///< empty for a cell in no perimeter
};

/// The rule and the parameters of a run. Of its scenario only the parameters, the articles of those
/// that the rule sets, `rule.name`, its territory, by what it selects, `vintage.year` and the edits
/// are filled in.
struct ExplainedRun {
  Scenario scenario;
  bool has_headcount = true;  ///< the grid of the run had households
  FewestHouseholds fewest_households = {};
};

/// The code in the row of the cells outside any unit.
inline constexpr std::string_view kOutsideUnits = "HU";

/// Finds what an explanation needs. Throws DataError or IoError where a file cannot be read or
/// contains what no result contains. Not thread-safe.
class ExplainedResult {
 public:
  virtual ~ExplainedResult() = default;

  [[nodiscard]] virtual const ExplainedRun& run() const = 0;
  /// The perimeter or near miss with this id.
  [[nodiscard]] std::optional<ExplainedZone> find_zone(const std::string& id) const;
  [[nodiscard]] std::optional<ExplainedCell> find_cell(const std::string& id) const;
  /// The terms of a unit's threshold. An empty `code` stands for the cells outside any unit.
  [[nodiscard]] virtual std::optional<UnitRecord> find_unit(const std::string& code) const = 0;
  /// Whether the result contains cells.
  [[nodiscard]] virtual bool has_cells() const = 0;
  /// The ids of perimeters, then those of near misses.
  [[nodiscard]] virtual std::vector<std::string> zone_ids() const = 0;

 private:
  [[nodiscard]] virtual std::optional<ZoneRecord> zone_record_of(const std::string& id) const = 0;
  [[nodiscard]] virtual std::optional<CellRecord> cell_record_of(const std::string& id) const = 0;
};

/// The figures in the record of a zone.
[[nodiscard]] AreaFigures figures_of(const ZoneRecord& record);
/// The verdict in the record of a zone: its decisions are those recorded and are not made again.
/// `legal_population` is that of its unit.
[[nodiscard]] Verdict recorded_verdict(const RuleSet& rule, const ZoneRecord& record,
                                       std::optional<std::int64_t> legal_population);
/// How the territory of a cell meets the test. `unit` is the unit of the cell, `zone` the perimeter
/// that contains it.
[[nodiscard]] TerritoryBasis basis_of(const RuleSet& rule, const CellRecord& cell,
                                      const std::optional<UnitRecord>& unit,
                                      const std::optional<ExplainedZone>& zone);

}  // namespace carreau::results
