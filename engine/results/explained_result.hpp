// SPDX-License-Identifier: Apache-2.0
/// A result as an explanation reads it: typed records, each zone with its verdict, whether they
/// have just been computed or are read back from a file.
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

/// A perimeter or a near miss, and what the rule says of it as a whole.
struct ExplainedZone {
  ZoneRecord record;
  Verdict verdict;

  [[nodiscard]] bool is_near_miss() const { return record.failed_criterion != NearMiss::none; }
};

/// A cell, how its territory passes, and what the rule says of the perimeter that holds it.
struct ExplainedCell {
  CellRecord record;
  TerritoryBasis basis = TerritoryBasis::none;
  Verdict zone;  ///< empty in no perimeter
};

/// The rule and the choices of a run. Of the scenario the parameters are known, and the articles
/// of those that the rule sets; `rule.name` and `vintage.year` as well.
struct ExplainedRun {
  Scenario scenario;
  bool has_headcount = true;  ///< whether the estimate could use households
};

/// The code of the row of cells outside any unit.
inline constexpr std::string_view kOutsideUnits = "HU";

/// Looks up what an explanation needs. Throws DataError or IoError where a file cannot be
/// read or holds what no result holds. Not to be shared between threads.
class ExplainedResult {
 public:
  virtual ~ExplainedResult() = default;

  [[nodiscard]] virtual const ExplainedRun& run() const = 0;
  /// A perimeter or a near miss by its id.
  [[nodiscard]] std::optional<ExplainedZone> find_zone(const std::string& id) const;
  [[nodiscard]] std::optional<ExplainedCell> find_cell(const std::string& id) const;
  /// The terms of a unit's threshold; of the cells outside any unit where `code` is empty.
  [[nodiscard]] virtual std::optional<UnitRecord> find_unit(const std::string& code) const = 0;
  /// Whether cells were kept at all.
  [[nodiscard]] virtual bool has_cells() const = 0;
  /// Perimeters, then near misses.
  [[nodiscard]] virtual std::vector<std::string> zone_ids() const = 0;

 private:
  [[nodiscard]] virtual std::optional<ZoneRecord> zone_record_of(const std::string& id) const = 0;
  [[nodiscard]] virtual std::optional<CellRecord> cell_record_of(const std::string& id) const = 0;
};

/// The figures that a record of a zone tells.
[[nodiscard]] AreaFigures figures_of(const ZoneRecord& record);
/// The verdict that a record tells: its decisions are those written in it, and are not made again.
/// `legal_population`: of its unit.
[[nodiscard]] Verdict told_verdict(const RuleSet& rule, const ZoneRecord& record,
                                   std::optional<std::int64_t> legal_population);
/// How the territory of a cell passes. `unit`: its own; `zone`: the perimeter that holds it.
[[nodiscard]] TerritoryBasis basis_of(const CellRecord& cell, const std::optional<UnitRecord>& unit,
                                      const std::optional<ExplainedZone>& zone);

}  // namespace carreau::results
