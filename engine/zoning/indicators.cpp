// SPDX-License-Identifier: Apache-2.0
#include "zoning/indicators.hpp"

#include <algorithm>

namespace carreau {

namespace {

std::vector<PortraitIndicator> all_indicators() {
  using enum Trait;
  const auto theme_of = [](Trait trait) {
    if (trait_facts()[static_cast<std::size_t>(trait)].base == TraitBase::people) {
      return IndicatorTheme::ages;
    }
    return trait == men_1ind || trait == men_5ind || trait == men_fmp ? IndicatorTheme::families
                                                                      : IndicatorTheme::housing;
  };
  const auto sum = [](std::string_view column, std::vector<Trait> traits) {
    return PortraitIndicator{column, IndicatorTheme::ages, TraitBase::people, true,
                             std::move(traits)};
  };
  std::vector<PortraitIndicator> list;
  const auto add = [&](std::initializer_list<Trait> traits) {
    for (const Trait trait : traits) {
      const TraitFacts& facts = trait_facts()[static_cast<std::size_t>(trait)];
      list.push_back({facts.column, theme_of(trait), facts.base, facts.is_part, {trait}});
    }
  };
  list.push_back(sum("ind_0_17", {ind_0_3, ind_4_5, ind_6_10, ind_11_17}));
  list.push_back(sum("ind_65p", {ind_65_79, ind_80p}));
  add({ind_0_3, ind_4_5, ind_6_10, ind_11_17, ind_18_24, ind_25_39, ind_40_54, ind_55_64, ind_65_79,
       ind_80p, ind_inc});
  add({men_1ind, men_5ind, men_fmp});
  add({men_prop, log_soc, men_coll, men_mais, log_av45, log_45_70, log_70_90, log_ap90, log_inc,
       men_surf});
  list.push_back({"men_pauv", IndicatorTheme::poverty, TraitBase::households, true, {}});
  return list;
}

}  // namespace

std::span<const PortraitIndicator> indicators() {
  static const std::vector<PortraitIndicator> list = all_indicators();
  return list;
}

std::size_t indicator_at(std::string_view column) {
  const auto list = indicators();
  const auto found = std::ranges::find(list, column, &PortraitIndicator::column);
  return static_cast<std::size_t>(found - list.begin());
}

bool is_known(const CellTable& cells, const PortraitIndicator& indicator) {
  if (indicator.base == TraitBase::households && cells.headcount() == Headcount::absent) {
    return false;
  }
  return std::ranges::all_of(indicator.traits, [&](Trait trait) {
    return cells.traits().known().test(static_cast<std::size_t>(trait));
  });
}

std::int64_t tenths_of(const CellTable& cells, const PortraitIndicator& indicator, CellIndex cell) {
  const std::size_t i = cell.position();
  if (indicator.traits.empty()) return cells.poor_households()[i].tenths();
  std::int64_t sum = 0;
  for (const Trait trait : indicator.traits) sum += cells.traits().column(trait)[i];
  return sum;
}

std::int64_t base_tenths(const CellTable& cells, TraitBase base, CellIndex cell) {
  const std::size_t i = cell.position();
  return base == TraitBase::people ? cells.people()[i].tenths() : cells.households()[i].tenths();
}

}  // namespace carreau
