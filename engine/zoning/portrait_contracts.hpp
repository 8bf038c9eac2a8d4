// SPDX-License-Identifier: Apache-2.0
/// The contract of each zone, and the communes that form its territory.
#pragma once

#include "base/findings.hpp"
#include "zoning/cell_shares.hpp"
#include "zoning/portrait_territories.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// Contracts as a table gives them: by quartier, or by commune.
struct ContractTable {
  std::map<std::string, std::string, std::less<>> of_quartier;
  std::map<std::string, std::string, std::less<>> of_commune;

  [[nodiscard]] bool is_empty() const { return of_quartier.empty() && of_commune.empty(); }
};

/// What the zones of a portrait belong to.
struct PortraitContracts {
  CommuneGroups groups;
  /// One for each zone, empty for a zone without a contract. Has no element where no contracts are
  /// given.
  std::vector<std::string> of_zone;
};

/// The zones of a run, for finding their contracts.
struct ZonesOfContracts {
  const DelineationInput& input;
  const CellShares& shares;
  std::span<const std::string> codes;  ///< one for each zone
};

/// Contracts by quartier have the communes of their quartiers as territory; a commune with
/// quartiers of two contracts goes to the one with more people, and is reported. Contracts by
/// commune give each zone the contract of the commune of most of its people. Zones without a
/// contract, and quartiers of the table that are no zone, are reported.
[[nodiscard]] PortraitContracts contracts_of(const ContractTable& table,
                                             std::map<std::string, Epci, std::less<>> epci,
                                             const ZonesOfContracts& zones, Findings& findings);

}  // namespace carreau
