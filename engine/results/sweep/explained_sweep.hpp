// SPDX-License-Identifier: Apache-2.0
/// A sweep as explanations read it, from a result in memory or from a file.
#pragma once

#include "results/sweep/sweep_columns.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// Finds what an explanation needs. Throws DataError or IoError where a file cannot be read.
class ExplainedSweep {
 public:
  virtual ~ExplainedSweep() = default;

  /// The varied parameters, in the order of the columns.
  [[nodiscard]] virtual const std::vector<const Parameter*>& varied() const = 0;
  /// How many scenarios shares are of.
  [[nodiscard]] virtual std::int64_t designed() const = 0;
  [[nodiscard]] virtual std::optional<SweptZoneRecord> find_zone(const std::string& id) const = 0;
  [[nodiscard]] virtual std::optional<SweptCellRecord> find_cell(const std::string& id) const = 0;
  /// The effects on whether a zone stands, by factor.
  [[nodiscard]] virtual std::vector<SweptEffectRecord> effects_on(
      const std::string& zone) const = 0;
  [[nodiscard]] virtual std::vector<std::string> zone_ids() const = 0;
};

}  // namespace carreau::results
