// SPDX-License-Identifier: Apache-2.0
#include "results/indicator_titles.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace carreau::results {

namespace {

struct Title {
  std::string_view column;
  std::string_view french;
  std::string_view english;
};

constexpr auto kTitles = std::to_array<Title>({
    {"ind_0_17", "Moins de 18 ans", "Under 18"},
    {"ind_65p", "65 ans et plus", "65 and over"},
    {"ind_0_3", "0 à 3 ans", "0 to 3"},
    {"ind_4_5", "4 et 5 ans", "4 and 5"},
    {"ind_6_10", "6 à 10 ans", "6 to 10"},
    {"ind_11_17", "11 à 17 ans", "11 to 17"},
    {"ind_18_24", "18 à 24 ans", "18 to 24"},
    {"ind_25_39", "25 à 39 ans", "25 to 39"},
    {"ind_40_54", "40 à 54 ans", "40 to 54"},
    {"ind_55_64", "55 à 64 ans", "55 to 64"},
    {"ind_65_79", "65 à 79 ans", "65 to 79"},
    {"ind_80p", "80 ans et plus", "80 and over"},
    {"ind_inc", "Âge inconnu", "Age unknown"},
    {"men_1ind", "Une personne", "One person"},
    {"men_5ind", "Cinq personnes et plus", "Five people and more"},
    {"men_fmp", "Familles monoparentales", "Single-parent families"},
    {"men_prop", "Propriétaires", "Owners"},
    {"log_soc", "Logement social", "Social housing"},
    {"men_coll", "En immeuble collectif", "In blocks of flats"},
    {"men_mais", "En maison", "In houses"},
    {"log_av45", "Construit avant 1945", "Built before 1945"},
    {"log_45_70", "De 1945 à 1969", "From 1945 to 1969"},
    {"log_70_90", "De 1970 à 1989", "From 1970 to 1989"},
    {"log_ap90", "Depuis 1990", "Since 1990"},
    {"log_inc", "Date inconnue", "Date unknown"},
    {"men_surf", "Surface moyenne", "Mean floor area"},
    {"men_pauv", "Ménages pauvres", "Poor households"},
});

/// Of the columns of printed tables.
constexpr auto kShortTitles = std::to_array<Title>({
    {"ind_0_17", "< 18 ans", "under 18"},
    {"ind_65p", "65 ans +", "65 and +"},
    {"men_1ind", "une pers.", "one person"},
    {"men_fmp", "monop.", "single par."},
    {"men_prop", "propr.", "owners"},
    {"log_soc", "social", "social"},
    {"men_pauv", "pauvres", "poor"},
});

std::string_view title_in(std::span<const Title> titles, const PortraitIndicator& indicator,
                          Language language) {
  const auto found = std::ranges::find(titles, indicator.column, &Title::column);
  if (found == titles.end()) return {};
  return language == Language::french ? found->french : found->english;
}

}  // namespace

std::string_view indicator_title(const PortraitIndicator& indicator, Language language) {
  return title_in(kTitles, indicator, language);
}

std::string_view short_indicator_title(const PortraitIndicator& indicator, Language language) {
  const std::string_view title = title_in(kShortTitles, indicator, language);
  return title.empty() ? indicator_title(indicator, language) : title;
}

}  // namespace carreau::results
