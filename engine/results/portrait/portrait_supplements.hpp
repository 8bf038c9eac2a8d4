// SPDX-License-Identifier: Apache-2.0
/// What a portrait shows besides the figures of one grid, each part empty where it was not given.
#pragma once

#include "inputs/populations_reader.hpp"
#include "zoning/portrait_gaps.hpp"
#include "zoning/published_indicators.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::results {

struct PortraitSupplements {
  std::vector<std::string> contracts;  ///< of each zone; empty: none were given
  inputs::PublishedPopulations populations;
  PublishedIndicators indicators;
  std::vector<PortraitVintage> vintages;  ///< of other years, ordered by year

  [[nodiscard]] const std::string& contract_of(std::size_t zone) const {
    static const std::string kNone;
    return zone < contracts.size() ? contracts[zone] : kNone;
  }
  /// The published population of one zone or of several together: known where that of each is, with
  /// the year and the source that all of them share.
  [[nodiscard]] std::optional<inputs::PublishedPopulation> population_of(
      std::span<const std::string> codes) const;
};

}  // namespace carreau::results
