// SPDX-License-Identifier: Apache-2.0
#include "results/portrait/portrait_columns.hpp"

#include "results/heading_list.hpp"
#include "results/indicator_titles.hpp"

#include <utility>

namespace carreau::results {

namespace {

namespace h = headings;

constexpr Heading kPeopleOfZone{"people_of_zone", ColumnUnit::people, "habitants de la zone ici",
                                "people of the zone here"};
constexpr Heading kSharePeopleHeld{"share_people_held", ColumnUnit::share,
                                   "part des habitants du territoire",
                                   "share of the territory's people"};
constexpr Heading kPoorOfZone{"poor_of_zone", ColumnUnit::households,
                              "ménages pauvres de la zone ici", "poor households of the zone here"};
constexpr Heading kSharePoorHeld{"share_poor_held", ColumnUnit::share,
                                 "part des ménages pauvres du territoire",
                                 "share of the territory's poor households"};
constexpr Heading kSharePublishedHeld{"share_published_held", ColumnUnit::share,
                                      "part de la population légale du territoire",
                                      "share of the territory's legal population"};
constexpr Heading kPublishedPeople{"published_people", ColumnUnit::people, "habitants publiés",
                                   "published people"};
constexpr Heading kPublishedYear{"published_year", ColumnUnit::none, "année des habitants publiés",
                                 "year of the published people"};
constexpr Heading kPublishedSource{"published_source", ColumnUnit::none,
                                   "source des habitants publiés",
                                   "source of the published people"};
constexpr Heading kMedianGap{"median_gap", ColumnUnit::share,
                             "écart de médiane disponible à l'unité",
                             "gap of the disposable median to the unit"};
constexpr Heading kPoorGap{"poor_gap", ColumnUnit::share,
                           "écart de part de ménages pauvres à l'unité",
                           "gap of the share of poor households to the unit"};
constexpr Heading kChangedSince{"changed_since", ColumnUnit::none, "évolution depuis",
                                "changed since"};
constexpr Heading kMedianGapChange{"median_gap_change", ColumnUnit::share,
                                   "évolution de l'écart de médiane",
                                   "change of the gap of the median"};
constexpr Heading kPoorGapChange{"poor_gap_change", ColumnUnit::share,
                                 "évolution de l'écart de part de ménages pauvres",
                                 "change of the gap of the share of poor households"};

/// Adds the count of an indicator, then its rate with the interval.
void append_indicator(std::vector<Column<PortraitRecord>>& columns, std::size_t k) {
  using R = PortraitRecord;
  const PortraitIndicator& indicator = indicators()[k];
  const std::string_view french = indicator_title(indicator, Language::french);
  const std::string_view english = indicator_title(indicator, Language::english);
  ColumnUnit unit =
      indicator.base == TraitBase::people ? ColumnUnit::people : ColumnUnit::households;
  // Indicators that are no part of their base are areas of dwellings.
  if (!indicator.is_part) unit = ColumnUnit::square_metres;
  append_to(columns, part_column<&R::counts, NumberTraits<std::optional<double>, 1>>(
                         {indicator.column, unit, french, english}, k));
  // A part has a share, an area a mean.
  const std::string rate = (indicator.is_part ? "share_" : "mean_") + std::string(indicator.column);
  const Heading heading{rate, indicator.is_part ? ColumnUnit::share : unit, french, english};
  append_to(columns, indicator.is_part ? interval_part_columns<&R::rates, 4>(heading, k)
                                       : interval_part_columns<&R::rates, 1>(heading, k));
}

/// Which row it is, and what of the zone lies in its territory.
std::vector<Column<PortraitRecord>> place_columns() {
  using R = PortraitRecord;
  using enum ColumnUnit;
  static constexpr Heading kLevel{"level", none, "niveau", "level"};
  static constexpr Heading kTerritory{"territory", none, "territoire", "territory"};
  static constexpr Heading kTerritoryName{"territory_name", none, "nom du territoire",
                                          "name of the territory"};
  static constexpr Heading kVintage{"vintage", none, "millésime", "vintage"};
  static constexpr Heading kShareOfZone{"share_of_zone", share, "part de la zone",
                                        "share of the zone"};
  static constexpr Heading kWithheld{"withheld", none, "retenu", "withheld"};
  return list_of<R>(
      text_column<&R::code, Empty::text>(h::kCode), text_column<&R::name>(h::kName),
      text_column<&R::contract>(h::kContract), text_column<&R::level>(kLevel),
      text_column<&R::territory>(kTerritory), text_column<&R::territory_name>(kTerritoryName),
      integer_column<&R::vintage>(kVintage), number_column<&R::share_of_zone, 4>(kShareOfZone),
      number_column<&R::people_of_zone, 1>(kPeopleOfZone),
      number_column<&R::share_people_held, 4>(kSharePeopleHeld),
      number_column<&R::poor_of_zone, 1>(kPoorOfZone),
      number_column<&R::share_poor_held, 4>(kSharePoorHeld),
      number_column<&R::share_published_held, 4>(kSharePublishedHeld),
      text_column<&R::withheld>(kWithheld), integer_column<&R::population>(h::kPopulation));
}

std::vector<Column<PortraitRecord>> people_columns() {
  using R = PortraitRecord;
  return list_of<R>(integer_column<&R::published_people>(kPublishedPeople),
                    integer_column<&R::published_year>(kPublishedYear),
                    text_column<&R::published_source>(kPublishedSource),
                    interval_columns<&R::people, 1>(h::kPeople),
                    integer_column<&R::cells>(h::kCells),
                    number_column<&R::share_imputed, 4>(h::kShareImputed),
                    number_column<&R::share_straddling, 4>(h::kShareStraddling),
                    number_column<&R::households, 1>(h::kHouseholds));
}

std::vector<Column<PortraitRecord>> income_columns() {
  using R = PortraitRecord;
  return list_of<R>(interval_columns<&R::q1_disposable>(h::kQ1Disposable),
                    interval_columns<&R::median_disposable>(h::kMedianDisposable),
                    interval_columns<&R::q3_disposable>(h::kQ3Disposable),
                    interval_columns<&R::median_declared>(h::kMedianDeclared),
                    number_column<&R::threshold_declared, 0>(h::kThresholdDeclared),
                    number_column<&R::p_criterion, 4>(h::kPCriterion));
}

std::vector<Column<PortraitRecord>> gap_columns() {
  using R = PortraitRecord;
  return list_of<R>(interval_columns<&R::median_gap, 4>(kMedianGap),
                    interval_columns<&R::poor_gap, 4>(kPoorGap),
                    integer_column<&R::changed_since>(kChangedSince),
                    interval_columns<&R::median_gap_change, 4>(kMedianGapChange),
                    interval_columns<&R::poor_gap_change, 4>(kPoorGapChange));
}

/// The value of a published indicator, then its gap to the main commune.
void append_published(std::vector<Column<PortraitRecord>>& columns,
                      const PublishedIndicator& indicator, std::size_t k) {
  using R = PortraitRecord;
  using Traits = NumberTraits<std::optional<double>, kAllDecimals>;
  // Their units differ from one indicator to the next, and the kind is in the titles.
  append_to(columns,
            part_column<&R::published, Traits>(
                {indicator.name, ColumnUnit::varies, indicator.french, indicator.english}, k));
  const std::string name = indicator.name + "_gap";
  const std::string french = indicator.french + " : écart à la commune";
  const std::string english = indicator.english + ": gap to the commune";
  append_to(columns, part_column<&R::published_gaps, NumberTraits<std::optional<double>, 4>>(
                         {name, ColumnUnit::varies, french, english}, k));
}

std::vector<Column<PortraitRecord>> fixed_columns() {
  auto columns = list_of<PortraitRecord>(place_columns(), people_columns());
  for (std::size_t k = 0; k < indicators().size(); ++k) append_indicator(columns, k);
  append_to(columns, list_of<PortraitRecord>(income_columns(), gap_columns()));
  return columns;
}

}  // namespace

ColumnTable<PortraitRecord> portrait_columns(std::span<const PublishedIndicator> published) {
  auto columns = fixed_columns();
  for (std::size_t k = 0; k < published.size(); ++k) append_published(columns, published[k], k);
  return ColumnTable<PortraitRecord>(std::move(columns));
}

bool may_name_indicator(std::string_view name) {
  static const ColumnTable<PortraitRecord> kFixed(fixed_columns());
  return !kFixed.find(name) && !kFixed.find(std::string(name) + "_gap");
}

}  // namespace carreau::results
