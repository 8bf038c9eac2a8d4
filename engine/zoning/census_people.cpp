// SPDX-License-Identifier: Apache-2.0
#include "zoning/census_people.hpp"

#include <cstddef>

namespace carreau {

namespace {

/// Ratios of whole communes with official quartiers lie between 0.85 and 1.05.
constexpr double kLeastRatio = 0.75;
constexpr double kMostRatio = 1.2;

}  // namespace

CensusRatios::CensusRatios(const CellTable& cells, const Territory& territory,
                           const Membership& membership)
    : membership_(&membership) {
  const auto communes = territory.communes();
  std::vector<Persons> people(communes.size());
  for (std::size_t i = 0; i < membership.commune.size(); ++i) {
    const CommuneIndex commune = membership.commune[i];
    if (!commune.is_none()) people[commune.position()] += cells.people()[i];
  }
  of_commune_.resize(communes.size());
  double in_cells = 0.0;
  double in_census = 0.0;
  for (std::size_t k = 0; k < communes.size(); ++k) {
    const auto population = communes[k].census();
    if (!population || *population <= 0) continue;
    const auto census = static_cast<double>(*population);
    const double ratio = people[k].value() / census;
    if (ratio < kLeastRatio || ratio > kMostRatio) continue;
    of_commune_[k] = ratio;
    in_cells += people[k].value();
    in_census += census;
  }
  if (in_census > 0.0) of_all_ = in_cells / in_census;
}

std::optional<double> CensusRatios::of(CellIndex cell) const {
  if (membership_->commune.empty()) return of_all_;
  const CommuneIndex commune = membership_->commune[cell.position()];
  if (commune.is_none() || !of_commune_[commune.position()]) return of_all_;
  return of_commune_[commune.position()];
}

}  // namespace carreau
