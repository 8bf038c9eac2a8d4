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
  std::optional<CellShares> own;      ///< of a run's perimeters
  const CellShares* known = nullptr;  ///< of a zoning, which the lab keeps

  [[nodiscard]] const CellShares& shares() const { return own ? *own : *known; }
};

/// Throws RequestError where there is no such run or zoning.
[[nodiscard]] Generation generation_of(const Lab& lab, std::string_view reference);

/// For each cell whether it belongs to a generation, 1 or 0: from half of its area on.
[[nodiscard]] std::vector<std::uint8_t> members_of(const Lab& lab, std::string_view reference);

}  // namespace carreau::lab
