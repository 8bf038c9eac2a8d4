// SPDX-License-Identifier: Apache-2.0
/// Moves statistics between zonings that do not nest.
#pragma once

#include "results/crosswalk_file.hpp"
#include "study/laid_zones.hpp"
#include "zoning/moved_variables.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carreau::study {

/// Whether the target zones need outlines in the result. Zones of communes get outlines around
/// their cells, which requires the grid.
enum class Outlines : std::uint8_t { not_needed, needed };

struct CrosswalkRequest {
  std::string from;  ///< zoning of the tables
  std::string to;    ///< zoning to which statistics are moved
  inputs::ZonesReadOptions reading;
  /// The grid; with `run.rule` or `run.scenario`, also the data for estimating medians.
  RunRequest run;
  std::vector<std::string> tables;  ///< statistics by zone of `from`
  std::string key;                  ///< column of the zone code; empty: found by its usual names
  MoveRequest variables;            ///< columns to move
  /// Names of medians, which are estimated because they cannot be moved.
  std::vector<std::string> medians;
  /// File of the weights, read where it exists and otherwise written; empty: none.
  std::string weights;
  MoveOptions options;
  Outlines outlines = Outlines::not_needed;

  [[nodiscard]] bool is_anything_moved() const {
    return !variables.counts.empty() || !variables.rates.empty();
  }
  /// Whether the file of the weights exists.
  [[nodiscard]] bool has_weights_file() const;
};

/// Moving it keeps every reference in it valid.
struct CrosswalkResult {
  Zoning from;
  Zoning to;
  std::shared_ptr<const LoadedRun> run;  ///< null where weights were read and no cell was needed
  std::optional<CellShares> to_shares;   ///< shares of the cells of `run`
  results::CrosswalkFile weights;
  std::vector<MovedVariable> variables;  ///< counts, rates, medians, in the order of the request
  Findings findings;

  /// The outlines of the target zones.
  [[nodiscard]] const PolygonSet& outlines() const {
    return to_shares ? to_shares->zones() : to.polygons;
  }
};

/// Throws ArgumentError for a request that asks for nothing, for what its inputs cannot give, for a
/// quantile as a count or a rate, and for names that a table cannot have.
/// Opens nothing but the catalogue.
void check_request(const CrosswalkRequest& request);
/// Checks the request, reads the zonings, reads or computes the weights, moves the variables and
/// estimates the medians, of which secret ones are withheld. Throws the errors of the readers.
[[nodiscard]] CrosswalkResult crosswalk(const CrosswalkRequest& request, const Watch& watch = {});

}  // namespace carreau::study
