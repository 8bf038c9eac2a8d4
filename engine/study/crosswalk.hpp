// SPDX-License-Identifier: Apache-2.0
/// Statistics moved between zonings that do not nest.
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

/// Whether the target's zones must have outlines in the end: those of communes are drawn around
/// their cells, which needs the grid.
enum class Outlines : std::uint8_t { not_needed, needed };

struct CrosswalkRequest {
  std::string from;  ///< zoning of the tables
  std::string to;    ///< zoning to move them to
  inputs::ZonesReadOptions reading;
  /// The grid; with `run.rule` or `run.scenario` what medians are estimated from.
  RunRequest run;
  std::vector<std::string> tables;   ///< statistics by zone of `from`
  std::string key;                   ///< their column of the code; default its usual names
  MoveRequest variables;             ///< columns to move
  std::vector<std::string> medians;  ///< names of medians, estimated anew: they cannot be moved
  std::string weights;  ///< file of the weights: read where it exists, else written; default none
  MoveOptions options;
  Outlines outlines = Outlines::not_needed;

  [[nodiscard]] bool is_anything_moved() const {
    return !variables.counts.empty() || !variables.rates.empty();
  }
  /// Whether the file of the weights is there to be read.
  [[nodiscard]] bool has_weights_file() const;
};

/// Moving it keeps every reference valid.
struct CrosswalkResult {
  Zoning from;
  Zoning to;
  std::shared_ptr<const LoadedRun> run;  ///< null where weights were read and no cell was needed
  std::optional<CellShares> to_shares;   ///< on the cells of `run`
  results::CrosswalkFile weights;
  std::vector<MovedVariable> variables;  ///< counts, rates, medians, in the order asked for
  Findings findings;

  /// Where the target's zones lie.
  [[nodiscard]] const PolygonSet& outlines() const {
    return to_shares ? to_shares->zones() : to.polygons;
  }
};

/// Throws ArgumentError for a request that asks for nothing, for what its inputs cannot give, for a
/// quantile as a count or a rate, and for names that a table cannot have.
/// Opens nothing but the catalogue.
void check_request(const CrosswalkRequest& request);
/// Checks the request, reads the zonings, gets the weights, moves the variables and estimates the
/// medians, of which secret ones are withheld. Throws what the readers throw.
[[nodiscard]] CrosswalkResult crosswalk(const CrosswalkRequest& request, const Watch& watch = {});

}  // namespace carreau::study
