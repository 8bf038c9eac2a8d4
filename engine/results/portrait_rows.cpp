// SPDX-License-Identifier: Apache-2.0
#include "results/portrait_rows.hpp"

#include "results/heading_list.hpp"
#include "results/indicator_titles.hpp"

#include <utility>

namespace carreau::results {

namespace {

namespace h = headings;

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

std::vector<Column<PortraitRecord>> make_columns() {
  using R = PortraitRecord;
  using enum ColumnUnit;
  static constexpr Heading kLevel{"level", none, "niveau", "level"};
  static constexpr Heading kTerritory{"territory", none, "territoire", "territory"};
  static constexpr Heading kTerritoryName{"territory_name", none, "nom du territoire",
                                          "name of the territory"};
  static constexpr Heading kShareOfZone{"share_of_zone", share, "part de la zone",
                                        "share of the zone"};
  static constexpr Heading kWithheld{"withheld", none, "retenu", "withheld"};
  auto columns = list_of<R>(
      text_column<&R::code, Empty::text>(h::kCode), text_column<&R::name>(h::kName),
      text_column<&R::level>(kLevel), text_column<&R::territory>(kTerritory),
      text_column<&R::territory_name>(kTerritoryName),
      number_column<&R::share_of_zone, 4>(kShareOfZone), text_column<&R::withheld>(kWithheld),
      integer_column<&R::population>(h::kPopulation), number_column<&R::people, 1>(h::kPeople),
      integer_column<&R::cells>(h::kCells), number_column<&R::share_imputed, 4>(h::kShareImputed),
      number_column<&R::share_straddling, 4>(h::kShareStraddling),
      number_column<&R::households, 1>(h::kHouseholds));
  for (std::size_t k = 0; k < indicators().size(); ++k) append_indicator(columns, k);
  append_to(columns, list_of<R>(interval_columns<&R::q1_disposable>(h::kQ1Disposable),
                                interval_columns<&R::median_disposable>(h::kMedianDisposable),
                                interval_columns<&R::q3_disposable>(h::kQ3Disposable),
                                interval_columns<&R::median_declared>(h::kMedianDeclared),
                                number_column<&R::threshold_declared, 0>(h::kThresholdDeclared),
                                number_column<&R::p_criterion, 4>(h::kPCriterion)));
  return columns;
}

/// A record with the zone and the level of its row.
PortraitRecord begun(const PortraitTable& table, std::size_t zone, PortraitRowLevel level) {
  PortraitRecord record;
  record.code = table.zones.codes[zone];
  record.name = table.zones.names[zone];
  record.level = level;
  record.counts.resize(indicators().size());
  record.rates.resize(indicators().size());
  return record;
}

void set_figures(PortraitRecord& record, const Figures& figures) {
  record.withheld = figures.withheld;
  record.cells = figures.cells;
  // Without cells nothing is known of the zone; zeros would look like figures.
  if (figures.cells > 0) {
    record.people = figures.people;
    record.share_imputed = figures.share_imputed();
    record.share_straddling = figures.share_straddling();
  }
  record.households = figures.households;
  record.counts = figures.counts;
  record.rates = figures.rates;
  // Withheld or unknown incomes leave the columns empty.
  if (!figures.incomes) return;
  record.q1_disposable = FigureInterval(figures.incomes->first_quartile);
  record.median_disposable = FigureInterval(figures.incomes->median);
  record.q3_disposable = FigureInterval(figures.incomes->third_quartile);
  record.median_declared = FigureInterval(figures.incomes->median_declared);
}

PortraitRecord zone_record(const PortraitTable& table, std::size_t z) {
  const ZonePortrait& zone = table.portraits.zones[z];
  PortraitRecord record = begun(table, z, PortraitRowLevel::zone);
  set_figures(record, zone.figures);
  // The threshold says nothing where the zone has no cells.
  if (zone.figures.cells > 0) record.threshold_declared = zone.threshold_declared;
  record.p_criterion = zone.p_criterion;
  return record;
}

PortraitRecord reference_record(const PortraitTable& table, std::size_t z,
                                const PortraitReference& reference) {
  const PortraitTerritory& territory = table.portraits.territories[reference.territory];
  PortraitRecord record = begun(table, z, row_level(territory.level));
  record.territory = territory.code;
  record.territory_name = territory.name;
  record.share_of_zone = reference.share;
  record.population = territory.population;
  set_figures(record, territory.figures);
  return record;
}

PortraitRecord nation_record(const PortraitTable& table, std::size_t z) {
  // Only its medians are known: the grid may not cover the nation.
  PortraitRecord record = begun(table, z, PortraitRowLevel::nation);
  record.median_disposable = FigureInterval(table.vintage.national_disposable.value());
  record.median_declared = FigureInterval(table.vintage.national_declared.value());
  return record;
}

}  // namespace

const ColumnTable<PortraitRecord>& portrait_columns() {
  static const ColumnTable<PortraitRecord> table(make_columns());
  return table;
}

const std::vector<files::FieldSpec>& portrait_fields() { return portrait_columns().fields(); }

void add_portrait_rows(const PortraitTable& table, files::RowStream& stream) {
  const auto& columns = portrait_columns();
  for (std::size_t z = 0; z < table.portraits.zones.size(); ++z) {
    // Only the row of the zone has a shape; its comparisons follow without one.
    stream.add(columns.row(zone_record(table, z)), {{}, &table.outlines, z});
    for (const PortraitReference& reference : table.portraits.zones[z].references) {
      stream.add(columns.row(reference_record(table, z, reference)), {});
    }
    stream.add(columns.row(nation_record(table, z)), {});
  }
  stream.finish();
}

}  // namespace carreau::results
