// SPDX-License-Identifier: Apache-2.0
#include "zoning/pockets.hpp"

#include <array>
#include <span>
#include <utility>

namespace carreau {

namespace {

/// The fate of a pocket, for one direction of the comparison: when it is in a quartier of the other
/// generation, and when it is in nothing.
struct PocketFates {
  PocketFate in_quartier;
  PocketFate in_nothing;
};

void set_pocket_fates(std::vector<FollowedPocket>& pockets, const PocketFates& fates) {
  for (FollowedPocket& pocket : pockets) {
    if (!pocket.quartiers.empty()) pocket.fate = fates.in_quartier;
    else pocket.fate = pocket.pockets.empty() ? fates.in_nothing : PocketFate::stays;
  }
}

/// A quartier is followed as a pocket only when it is linked to no quartier of the other
/// generation.
void set_quartier_fates(std::vector<FollowedPocket>& quartiers, std::span<const ComparedZone> zones,
                        PocketFate fate) {
  for (std::size_t z = 0; z < quartiers.size(); ++z) {
    if (zones[z].links.empty() && !quartiers[z].pockets.empty()) quartiers[z].fate = fate;
  }
}

void take_links(std::vector<std::vector<ZoneIndex>> links,
                std::vector<ZoneIndex> FollowedPocket::*member,
                std::vector<FollowedPocket>& followed) {
  for (std::size_t z = 0; z < followed.size(); ++z) followed[z].*member = std::move(links[z]);
}

void take_counts(std::span<const PeopleCount> counts, std::vector<FollowedPocket>& followed) {
  for (std::size_t z = 0; z < followed.size(); ++z) followed[z].own = counts[z];
}

}  // namespace

std::string_view to_text(PocketFate fate) {
  constexpr std::array<std::string_view, 8> kNames = {
      "none",       "became_pocket", "was_quartier", "became_quartier",
      "was_pocket", "stays",         "gone",         "appeared"};
  return kNames[static_cast<std::size_t>(fate)];
}

FollowedPockets follow_pockets(const CellTable& cells, const Generation& before,
                               const Generation& after, const ZoningComparison& comparison,
                               Share link) {
  FollowedPockets all;
  all.quartiers_before.resize(before.quartiers.zone_count());
  all.pockets_before.resize(before.pockets.zone_count());
  all.quartiers_after.resize(after.quartiers.zone_count());
  all.pockets_after.resize(after.pockets.zone_count());

  const Transfers fallen(cells, before.quartiers, after.pockets);
  const Transfers risen(cells, before.pockets, after.quartiers);
  const Transfers kept(cells, before.pockets, after.pockets);
  ZoneLinks links = zone_links(fallen, link);
  take_links(std::move(links.of_before), &FollowedPocket::pockets, all.quartiers_before);
  take_links(std::move(links.of_after), &FollowedPocket::quartiers, all.pockets_after);
  links = zone_links(risen, link);
  take_links(std::move(links.of_after), &FollowedPocket::pockets, all.quartiers_after);
  take_links(std::move(links.of_before), &FollowedPocket::quartiers, all.pockets_before);
  links = zone_links(kept, link);
  take_links(std::move(links.of_before), &FollowedPocket::pockets, all.pockets_before);
  take_links(std::move(links.of_after), &FollowedPocket::pockets, all.pockets_after);

  take_counts(comparison.transfers.before(), all.quartiers_before);
  take_counts(comparison.transfers.after(), all.quartiers_after);
  take_counts(kept.before(), all.pockets_before);
  take_counts(kept.after(), all.pockets_after);
  set_quartier_fates(all.quartiers_before, comparison.before, PocketFate::became_pocket);
  set_quartier_fates(all.quartiers_after, comparison.after, PocketFate::was_pocket);
  set_pocket_fates(all.pockets_before, {PocketFate::became_quartier, PocketFate::gone});
  set_pocket_fates(all.pockets_after, {PocketFate::was_quartier, PocketFate::appeared});
  return all;
}

}  // namespace carreau
