// SPDX-License-Identifier: Apache-2.0
#include "lab/generation.hpp"

namespace carreau::lab {

namespace {

constexpr std::string_view kZoning = "zoning:";

}  // namespace

Generation generation_of(const Lab& lab, std::string_view reference) {
  Generation generation;
  generation.reference = reference;
  if (reference.starts_with(kZoning)) {
    const LabZoning& known = lab.zoning(reference.substr(kZoning.size()));
    generation.codes = known.zoning.codes;
    generation.names = known.zoning.names;
    generation.known = &known.shares;
    return generation;
  }
  generation.run = lab.find(reference);
  std::vector<std::vector<CellIndex>> zones;
  for (const Zone& zone : generation.run->result.delineation.perimeters) {
    generation.codes.push_back(zone.id);
    generation.names.push_back(zone.name);
    zones.push_back(zone.cells);
  }
  generation.own.emplace(lab.cells(), zones);
  return generation;
}

std::vector<std::uint8_t> members_of(const Lab& lab, std::string_view reference) {
  constexpr double kHalf = 0.5;
  std::vector<std::uint8_t> is_in(lab.cells().size());
  if (!reference.starts_with(kZoning)) {
    const auto run = lab.find(reference);
    for (const Zone& zone : run->result.delineation.perimeters) {
      for (const CellIndex cell : zone.cells) is_in[cell.position()] = 1;
    }
    return is_in;
  }
  const CellShares& shares = lab.zoning(reference.substr(kZoning.size())).shares;
  std::vector<double> held(lab.cells().size());
  for (std::size_t z = 0; z < shares.zone_count(); ++z) {
    for (const CellShare& part : shares.of_zone(z)) held[part.cell.position()] += part.share;
  }
  for (std::size_t i = 0; i < held.size(); ++i) is_in[i] = held[i] >= kHalf ? 1 : 0;
  return is_in;
}

}  // namespace carreau::lab
