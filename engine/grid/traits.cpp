// SPDX-License-Identifier: Apache-2.0
#include "grid/traits.hpp"

#include <algorithm>

namespace carreau {

namespace {

using enum TraitBase;

constexpr std::array<TraitFacts, kTraitCount> kFacts = {{
    {Trait::men_1ind, "men_1ind", households},
    {Trait::men_5ind, "men_5ind", households},
    {Trait::men_prop, "men_prop", households},
    {Trait::men_fmp, "men_fmp", households},
    {Trait::men_surf, "men_surf", households, false},
    {Trait::men_coll, "men_coll", households},
    {Trait::men_mais, "men_mais", households},
    {Trait::log_av45, "log_av45", households},
    {Trait::log_45_70, "log_45_70", households},
    {Trait::log_70_90, "log_70_90", households},
    {Trait::log_ap90, "log_ap90", households},
    {Trait::log_inc, "log_inc", households},
    {Trait::log_soc, "log_soc", households},
    {Trait::ind_0_3, "ind_0_3", people},
    {Trait::ind_4_5, "ind_4_5", people},
    {Trait::ind_6_10, "ind_6_10", people},
    {Trait::ind_11_17, "ind_11_17", people},
    {Trait::ind_18_24, "ind_18_24", people},
    {Trait::ind_25_39, "ind_25_39", people},
    {Trait::ind_40_54, "ind_40_54", people},
    {Trait::ind_55_64, "ind_55_64", people},
    {Trait::ind_65_79, "ind_65_79", people},
    {Trait::ind_80p, "ind_80p", people},
    {Trait::ind_inc, "ind_inc", people},
}};

}  // namespace

std::span<const TraitFacts> trait_facts() { return kFacts; }

void TraitColumns::reserve(std::size_t count) {
  for (std::size_t t = 0; t < kTraitCount; ++t) {
    if (known_[t]) values_[t].reserve(count);
  }
}

void TraitColumns::resize(std::size_t count) {
  for (std::size_t t = 0; t < kTraitCount; ++t) {
    if (known_[t]) values_[t].resize(count);
  }
}

void TraitColumns::add(const TraitTenths& cell) {
  for (std::size_t t = 0; t < kTraitCount; ++t) {
    if (known_[t]) values_[t].push_back(cell[t]);
  }
}

void TraitColumns::put(std::size_t at, const TraitTenths& cell) {
  for (std::size_t t = 0; t < kTraitCount; ++t) {
    if (known_[t]) values_[t][at] = cell[t];
  }
}

void TraitColumns::append(const TraitColumns& others) {
  known_ &= others.known_;
  for (std::size_t t = 0; t < kTraitCount; ++t) {
    if (known_[t]) {
      values_[t].insert(values_[t].end(), others.values_[t].begin(), others.values_[t].end());
    } else {
      values_[t] = Column<std::int32_t>();
    }
  }
}

void TraitColumns::move_down(std::size_t from, std::size_t count, std::size_t to) {
  for (std::size_t t = 0; t < kTraitCount; ++t) {
    if (!known_[t]) continue;
    const auto begin = values_[t].begin();
    std::copy(begin + static_cast<std::ptrdiff_t>(from),
              begin + static_cast<std::ptrdiff_t>(from + count),
              begin + static_cast<std::ptrdiff_t>(to));
  }
}

}  // namespace carreau
