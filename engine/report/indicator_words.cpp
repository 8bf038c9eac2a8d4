// SPDX-License-Identifier: Apache-2.0
#include "report/indicator_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace carreau::report {

namespace {

struct Label {
  std::string_view column;
  std::string_view french;
  std::string_view english;
};

constexpr auto kLabels = std::to_array<Label>({
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

}  // namespace

std::string_view indicator_label(const PortraitIndicator& indicator, const Words& w) {
  const auto* const found = std::ranges::find(kLabels, indicator.column, &Label::column);
  return found == kLabels.end() ? indicator.column : w(found->french, found->english);
}

std::string_view theme_label(IndicatorTheme theme, const Words& w) {
  switch (theme) {
    case IndicatorTheme::ages: return w("Âges (part des habitants)", "Ages (share of people)");
    case IndicatorTheme::families:
      return w("Ménages (part des ménages)", "Households (share of households)");
    case IndicatorTheme::housing:
      return w("Logement (part des ménages)", "Housing (share of households)");
    case IndicatorTheme::poverty:
      return w("Revenus par unité de consommation", "Incomes per consumption unit");
  }
  return {};
}

std::string rate_text(const PortraitIndicator& indicator, double rate, const Words& w) {
  return indicator.is_part ? w.percent(rate, 1) : w.count(rate) + "\u00A0m²";
}

std::string rate_bounds(const PortraitIndicator& indicator, const Interval& rate, const Words& w) {
  const auto bare = [&](double bound) {
    return indicator.is_part ? w.decimal(100.0 * bound, 1) : w.count(bound);
  };
  const std::string low = bare(rate.low);
  const std::string high = bare(rate.high);
  return low == high ? std::string() : fmt::format("[{} ; {}]", low, high);
}

std::string income_bounds(const Interval& income, const Words& w) {
  return fmt::format("[{} ; {}]", w.count(income.low), w.count(income.high));
}

std::string territory_label(const PortraitTerritory& territory, const Words& w) {
  switch (territory.level) {
    case PortraitLevel::commune: return territory.name.empty() ? territory.code : territory.name;
    case PortraitLevel::urban_unit:
      return fmt::format("{} {}", w("UU", "Urban unit"),
                         territory.name.empty() ? territory.code : territory.name);
    case PortraitLevel::department:
      return fmt::format("{} {}", w("Département", "Département"), territory.code);
    case PortraitLevel::grid: return std::string(w("Grille fournie", "Grid given"));
  }
  return {};
}

std::string_view withheld_text(Withheld withheld, const Words& w) {
  switch (withheld) {
    case Withheld::nothing: return {};
    case Withheld::no_data:
      return w("aucun habitant de la grille : pas de donnée", "nobody of the grid: no data");
    case Withheld::few_households:
      return w("moins de 11 ménages : chiffres retenus (secret statistique)",
               "fewer than 11 households: figures withheld (statistical secrecy)");
  }
  return {};
}

}  // namespace carreau::report
