// SPDX-License-Identifier: Apache-2.0
/// What a page of portraits is about: a zone, or several zones together.
#pragma once

#include "report/portrait_view.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace carreau::report {

struct PortraitSubject {
  std::string code;                 ///< of the zone, or of the contract of zones together
  std::string title;                ///< name of the zone, or its code; "Ensemble des zones"
  const ZonePortrait& portrait;     ///< on the grid of the run
  std::optional<std::size_t> zone;  ///< position of the zone; none for zones together
  std::vector<std::size_t> zones;   ///< positions of the zones it consists of
  std::size_t position = 0;         ///< among zones, or among groups

  [[nodiscard]] bool is_zone() const { return zone.has_value(); }
  /// The same zones in the portraits of another vintage.
  [[nodiscard]] const ZonePortrait& in(const Portraits& portraits) const {
    return is_zone() ? portraits.zones[position] : portraits.groups[position].portrait;
  }
};

[[nodiscard]] PortraitSubject zone_subject(const PortraitView& view, std::size_t zone);
[[nodiscard]] PortraitSubject group_subject(const PortraitView& view, std::size_t group,
                                            const Words& w);

/// For each level from commune to grid, the territory with most of the subject's people. Zones
/// together that lie in several communes have no main commune.
[[nodiscard]] std::vector<const PortraitReference*> main_references(const Portraits& portraits,
                                                                    const PortraitSubject& subject);

/// The territory whose people the subject is a share of on its page: the commune of a zone; of
/// zones together their contract, EPCI, commune or unit, the first of them that there is. Null
/// where no people are known.
[[nodiscard]] const PortraitReference* held_reference(const Portraits& portraits,
                                                      const PortraitSubject& subject);

/// The published population of the subject: that of the zone, or the sum over zones together where
/// each is known. Empty where it is not.
[[nodiscard]] std::optional<inputs::PublishedPopulation> published_population(
    const PortraitView& view, const PortraitSubject& subject);

}  // namespace carreau::report
