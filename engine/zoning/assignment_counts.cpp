// SPDX-License-Identifier: Apache-2.0
#include "zoning/assignment_counts.hpp"

namespace carreau {

Within within(const ZonePlace& place, double band) {
  if (!place.zone.is_none() || place.farthest < band) return Within::entirely;
  return place.distance < band ? Within::partly : Within::no;
}

AssignmentCounts::AssignmentCounts(std::span<const std::size_t> zones,
                                   std::span<const double> band_ends)
    : bands(band_ends.begin(), band_ends.end()) {
  for (const std::size_t count : zones) {
    ZoningCounts zoning;
    zoning.entirely_within.resize(bands.size());
    zoning.by_zone.resize(count);
    zonings.push_back(std::move(zoning));
  }
}

void AssignmentCounts::add(const Assignment& assignment) {
  rows += assignment.status.size();
  for (const PlaceStatus status : assignment.status) ++by_status[static_cast<std::size_t>(status)];
  for (std::size_t i = 0; i < assignment.status.size(); ++i) {
    const auto places = assignment.of(i);
    for (std::size_t k = 0; k < places.size(); ++k) {
      const ZonePlace& place = places[k];
      ZoningCounts& zoning = zonings[k];
      if (!place.zone.is_none()) {
        ++zoning.inside;
        ++zoning.by_zone[place.zone.position()];
        if (!assignment.others(place).empty()) ++zoning.in_several;
      }
      if (place.ambiguity != Ambiguity::none) ++zoning.doubtful;
      for (std::size_t b = 0; b < bands.size(); ++b) {
        if (within(place, bands[b]) == Within::entirely) ++zoning.entirely_within[b];
      }
      ++zoning.by_vat_condition[static_cast<std::size_t>(vat_condition(place))];
    }
  }
}

}  // namespace carreau
