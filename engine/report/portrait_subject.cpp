// SPDX-License-Identifier: Apache-2.0
#include "report/portrait_subject.hpp"

#include <algorithm>
#include <array>

namespace carreau::report {

PortraitSubject zone_subject(const PortraitView& view, std::size_t zone) {
  const std::string& code = view.zones.codes[zone];
  const std::string& name = view.zones.names[zone];
  return {code, name.empty() ? code : name, view.portraits.zones[zone], zone, {zone}, zone};
}

PortraitSubject group_subject(const PortraitView& view, std::size_t group, const Words& w) {
  const PortraitGroup& own = view.portraits.groups[group];
  const std::string title =
      own.contract.empty()
          ? std::string(w("report_portrait_subject_all_zones"))
          : w.text("report_portrait_subject_contract", {{"contract", own.contract}});
  return {own.contract, title, own.portrait, std::nullopt, own.zones, group};
}

std::vector<const PortraitReference*> main_references(const Portraits& portraits,
                                                      const PortraitSubject& subject) {
  const auto level_of = [&](const PortraitReference& reference) {
    return portraits.territories[reference.territory].level;
  };
  const auto& references = subject.portrait.references;
  const auto communes = std::ranges::count(references, PortraitLevel::commune, level_of);
  std::vector<const PortraitReference*> list;
  for (const PortraitReference& reference : references) {
    const PortraitLevel level = level_of(reference);
    // The largest of the communes of several zones says nothing of the zones in the others.
    if (level == PortraitLevel::commune && !subject.is_zone() && communes > 1) continue;
    // References of one level are in order of decreasing share.
    if (list.empty() || level_of(*list.back()) != level) list.push_back(&reference);
  }
  return list;
}

const PortraitReference* held_reference(const Portraits& portraits,
                                        const PortraitSubject& subject) {
  using enum PortraitLevel;
  constexpr std::array kOfZone = {commune, urban_unit};
  constexpr std::array kTogether = {contract, epci, commune, urban_unit};
  const auto list = main_references(portraits, subject);
  const std::span<const PortraitLevel> levels =
      subject.is_zone() ? std::span<const PortraitLevel>(kOfZone) : kTogether;
  for (const PortraitLevel level : levels) {
    const auto found = std::ranges::find_if(list, [&](const PortraitReference* reference) {
      const PortraitTerritory& territory = portraits.territories[reference->territory];
      return territory.level == level && territory.figures.people > 0.0;
    });
    if (found != list.end()) return *found;
  }
  return nullptr;
}

std::optional<inputs::PublishedPopulation> published_population(const PortraitView& view,
                                                                const PortraitSubject& subject) {
  std::vector<std::string> codes;
  for (const std::size_t zone : subject.zones) codes.push_back(view.zones.codes[zone]);
  return view.supplements.population_of(codes);
}

}  // namespace carreau::report
