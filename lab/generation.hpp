// SPDX-License-Identifier: Apache-2.0
/// One side of a comparison in the lab: the perimeters of a run, or a zoning.
#pragma once

#include "lab/lab.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

struct Generation {
  std::string reference;  ///< the id of a run, or "zoning:KEY"
  std::vector<std::string> codes;
  std::vector<std::string> names;
  std::shared_ptr<const LabRun> run;  ///< null for a zoning
  std::optional<CellShares> own;      ///< shares of a run's perimeters
  const CellShares* known = nullptr;  ///< shares of a zoning, which the lab owns

  [[nodiscard]] const CellShares& shares() const { return own ? *own : *known; }
};

/// Throws RequestError where the run or zoning does not exist.
[[nodiscard]] Generation generation_of(const Lab& lab, std::string_view reference);

/// For each cell 1 if at least half of its area belongs to the generation, otherwise 0.
[[nodiscard]] std::vector<std::uint8_t> members_of(const Lab& lab, std::string_view reference);

}  // namespace carreau::lab
