// SPDX-License-Identifier: Apache-2.0
#include "zoning/portrait_contracts.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace carreau {

namespace {

/// The people of a zone by commune, with most people first; territories of other levels left out.
std::vector<MetTerritory> communes_met(const TerritoryFinder& finder,
                                       std::span<const CellShare> zone) {
  // A few people of a neighbouring commune do not bring that commune into the contract.
  constexpr double kOfNote = 0.01;
  std::vector<MetTerritory> met = finder.met_by(zone, kOfNote);
  std::erase_if(met,
                [](const MetTerritory& one) { return one.key.first != PortraitLevel::commune; });
  return met;
}

/// Gives each commune to the contract whose quartiers have most people in it.
class CommunesOfContracts {
 public:
  void add(const std::string& contract, const std::vector<MetTerritory>& communes) {
    for (const MetTerritory& met : communes) people_[met.key.second][contract] += met.people;
  }
  [[nodiscard]] std::map<std::string, std::string, std::less<>> settled(Findings& findings) const {
    std::map<std::string, std::string, std::less<>> contracts;
    for (const auto& [commune, by_contract] : people_) {
      // Of equal numbers the first code wins, so that the result does not depend on the order.
      const auto main = std::ranges::max_element(
          by_contract, [](const auto& a, const auto& b) { return a.second < b.second; });
      contracts.emplace(commune, main->first);
      if (by_contract.size() == 1) continue;
      findings.warn("commune_of_two_contracts", {{"commune", commune}, {"contract", main->first}});
    }
    return contracts;
  }

 private:
  std::map<std::string_view, std::map<std::string, double>> people_;
};

void note_strangers(const ContractTable& table, std::span<const std::string> codes,
                    Findings& findings) {
  std::int64_t strangers = 0;
  for (const auto& [code, contract] : table.of_quartier) {
    if (std::ranges::find(codes, code) == codes.end()) ++strangers;
  }
  if (strangers > 0) findings.notice("contract_of_no_zone", {}, {}, strangers);
}

}  // namespace

PortraitContracts contracts_of(const ContractTable& table,
                               std::map<std::string, Epci, std::less<>> epci,
                               const ZonesOfContracts& zones, Findings& findings) {
  PortraitContracts contracts;
  contracts.groups.epci = std::move(epci);
  if (table.is_empty()) return contracts;
  const CommuneGroups none;
  const TerritoryFinder finder(zones.input, none);
  CommunesOfContracts communes;
  for (std::size_t z = 0; z < zones.codes.size(); ++z) {
    const std::vector<MetTerritory> met = communes_met(finder, zones.shares.of_zone(z));
    std::string contract;
    if (const auto own = table.of_quartier.find(zones.codes[z]); own != table.of_quartier.end()) {
      contract = own->second;
      communes.add(contract, met);
    } else if (!met.empty()) {
      const auto of = table.of_commune.find(met.front().key.second);
      if (of != table.of_commune.end()) contract = of->second;
    }
    if (contract.empty()) findings.warn("zone_without_contract", {{"zone", zones.codes[z]}});
    contracts.of_zone.push_back(std::move(contract));
  }
  contracts.groups.contract =
      table.of_commune.empty() ? communes.settled(findings) : table.of_commune;
  note_strangers(table, zones.codes, findings);
  return contracts;
}

}  // namespace carreau
