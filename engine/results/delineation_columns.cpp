// SPDX-License-Identifier: Apache-2.0
#include "results/delineation_columns.hpp"

#include "criteria/verdict.hpp"
#include "results/heading_list.hpp"
#include "results/rounded_apart.hpp"

namespace carreau::results {

namespace {

namespace h = headings;

/// Share and density are compared with a bound, so they are rounded with enough digits to stay on
/// its side.
Column<ZoneRecord> share_low_income_column() {
  auto column = number_column<&ZoneRecord::share_low_income, 4>(h::kShareLowIncome);
  column.get = [](const ZoneRecord& zone, std::size_t) {
    const auto& share = zone.share_low_income;
    return share ? files::FieldValue(rounded_apart(share->fraction(), kShareToExceed, 4))
                 : files::FieldValue();
  };
  return column;
}
Column<ZoneRecord> density_column() {
  auto column = number_column<&ZoneRecord::density, 0>(h::kDensity);
  column.get = [](const ZoneRecord& zone, std::size_t) {
    return whole(whole_apart(zone.density, static_cast<double>(zone.minimum_density)));
  };
  return column;
}
/// The share on which a cell is tested, rounded in the same way.
Column<CellRecord> share_tested_column(const Heading& heading) {
  auto column = number_column<&CellRecord::share_tested, 4>(heading);
  column.get = [](const CellRecord& cell, std::size_t) {
    const auto& share = cell.share_tested;
    return share ? files::FieldValue(rounded_apart(*share, cell.cell_share.fraction(), 4))
                 : files::FieldValue();
  };
  return column;
}

/// The columns that perimeters and near misses share. Texts of zones are never null, because GIS
/// styles and joins compare them.
std::vector<Column<ZoneRecord>> zone_columns() {
  using R = ZoneRecord;
  return list_of<R>(
      text_column<&R::zone_id, Empty::text>(h::kZoneId),
      text_column<&R::name, Empty::text>(h::kName),
      text_column<&R::urban_unit, Empty::text>(h::kUrbanUnit),
      text_column<&R::urban_unit_name, Empty::text>(h::kUrbanUnitName),
      list_column<&R::communes, ';', Empty::text>(h::kCommunes),
      number_column<&R::people>(h::kPeople), number_column<&R::households>(h::kHouseholds),
      number_column<&R::people_low_income, 1>(h::kPeopleLowIncome), share_low_income_column(),
      interval_columns<&R::median_disposable>(h::kMedianDisposable),
      interval_columns<&R::median_declared>(h::kMedianDeclared),
      number_column<&R::threshold_declared, 0>(h::kThresholdDeclared),
      number_column<&R::threshold_disposable, 0>(h::kThresholdDisposable),
      number_column<&R::margin, 0>(h::kMargin), number_column<&R::p_criterion, 4>(h::kPCriterion),
      number_column<&R::p_member, 4>(h::kPMember),
      number_column<&R::share_imputed, 4>(h::kShareImputed), density_column(),
      integer_column<&R::cells>(h::kCells), integer_column<&R::area_m2>(h::kAreaM2),
      text_column<&R::territory_basis>(h::kTerritoryBasis));
}

namespace unit {

constexpr Heading kRounded{"population_rounded", ColumnUnit::people, "population arrondie",
                           "population rounded"};
constexpr Heading kUrban{"urban", ColumnUnit::none, "assez peuplée", "populous enough"};
constexpr Heading kRatio{"poverty_ratio", ColumnUnit::share, "taux de pauvreté", "poverty ratio"};
constexpr Heading kNationalWeight{"national_weight", ColumnUnit::share, "poids national",
                                  "national weight"};
constexpr Heading kLocalWeight{"local_weight", ColumnUnit::share, "poids local", "local weight"};
constexpr Heading kNational{"national_median_declared", ColumnUnit::euros,
                            "médiane nationale déclarée", "national declared median"};
constexpr Heading kLocal{"local_median_declared", ColumnUnit::euros, "médiane locale déclarée",
                         "local declared median"};
constexpr Heading kSource{"local_median_source", ColumnUnit::none, "source de la médiane locale",
                          "source of the local median"};
constexpr Heading kLocalDeviation{"local_median_deviation", ColumnUnit::euros,
                                  "écart-type de la médiane locale",
                                  "deviation of the local median"};
constexpr Heading kThresholdDeviation{"threshold_deviation", ColumnUnit::euros,
                                      "écart-type du seuil", "deviation of the threshold"};
constexpr Heading kPerimeters{"perimeters", ColumnUnit::zones, "périmètres", "perimeters"};
constexpr Heading kPeopleIn{"people_in_perimeters", ColumnUnit::people,
                            "habitants dans les périmètres", "people in perimeters"};

}  // namespace unit

}  // namespace

const ColumnTable<ZoneRecord>& perimeter_columns() {
  using R = ZoneRecord;
  static constexpr Heading kPeopleOutside{"people_outside_unit", ColumnUnit::people,
                                          "habitants hors de l'unité", "people outside the unit"};
  static const ColumnTable<R> table(
      list_of<R>(zone_columns(), text_column<&R::status>(h::kStatus),
                 list_column<&R::failed_criteria, ',', Empty::text>(h::kFailedCriteria),
                 integer_column<&R::pieces>(h::kPieces),
                 number_column<&R::people_outside_unit>(kPeopleOutside)));
  return table;
}

const ColumnTable<ZoneRecord>& near_miss_columns() {
  using R = ZoneRecord;
  static constexpr Heading kExtent{"extent", ColumnUnit::none, "étendue", "extent"};
  static const ColumnTable<R> table(
      list_of<R>(zone_columns(), text_column<&R::failed_criterion>(h::kFailedCriterion),
                 text_column<&R::extent>(kExtent)));
  return table;
}

const ColumnTable<CellRecord>& cell_columns() {
  using R = CellRecord;
  using enum ColumnUnit;
  static constexpr Heading kNearMissId{"near_miss_id", none, "quasi-quartier", "near miss"};
  static const ColumnTable<R> table(list_of<R>(
      text_column<&R::cell_id, Empty::text>(h::kCellId),
      text_column<&R::urban_unit, Empty::text>(h::kUrbanUnit),
      text_column<&R::commune, Empty::text>(h::kCommune), number_column<&R::people>(h::kPeople),
      number_column<&R::households>(h::kHouseholds),
      interval_columns<&R::share_below, 4>(h::kShareBelow), share_tested_column(h::kShareTested),
      number_column<&R::p_member, 4>(h::kPMember),
      interval_columns<&R::median_disposable>(h::kMedianDisposable),
      interval_columns<&R::median_declared>(h::kMedianDeclared),
      number_column<&R::threshold_disposable, 0>(h::kThresholdDisposable),
      integer_column<&R::imputed>(h::kImputed), text_column<&R::decision>(h::kDecision),
      text_column<&R::reason>(h::kReason), text_column<&R::zone_id>(h::kZoneId),
      text_column<&R::near_miss_id>(kNearMissId)));
  return table;
}

const ColumnTable<UnitRecord>& unit_columns() {
  using R = UnitRecord;
  static const ColumnTable<R> table(list_of<R>(
      text_column<&R::code, Empty::text>(h::kCode), text_column<&R::name, Empty::text>(h::kName),
      integer_column<&R::population>(h::kPopulation),
      integer_column<&R::population_rounded>(unit::kRounded),
      integer_column<&R::urban>(unit::kUrban), number_column<&R::poverty_ratio>(unit::kRatio),
      number_column<&R::national_weight>(unit::kNationalWeight),
      number_column<&R::local_weight>(unit::kLocalWeight),
      number_column<&R::national_median_declared>(unit::kNational),
      number_column<&R::local_median_declared>(unit::kLocal),
      text_column<&R::local_median_source>(unit::kSource),
      number_column<&R::local_median_deviation, 0>(unit::kLocalDeviation),
      number_column<&R::threshold_declared, 0>(h::kThresholdDeclared),
      number_column<&R::threshold_disposable, 0>(h::kThresholdDisposable),
      number_column<&R::threshold_deviation, 0>(unit::kThresholdDeviation),
      integer_column<&R::cells>(h::kCells), number_column<&R::people>(h::kPeople),
      integer_column<&R::perimeters>(unit::kPerimeters),
      number_column<&R::people_in_perimeters>(unit::kPeopleIn)));
  return table;
}

const ColumnTable<FindingRecord>& finding_columns() {
  using R = FindingRecord;
  using enum ColumnUnit;
  static constexpr Heading kMessage{"message", none, "message", "message in French"};
  static constexpr Heading kMessageEn{"message_en", none, "message en anglais", "message"};
  static constexpr Heading kPlace{"place", none, "où", "where"};
  static const ColumnTable<R> table(list_of<R>(
      text_column<&R::severity>(h::kSeverity), text_column<&R::code, Empty::text>(h::kCode),
      text_column<&R::message, Empty::text>(kMessage),
      text_column<&R::message_en, Empty::text>(kMessageEn),
      text_column<&R::place, Empty::text>(kPlace), integer_column<&R::count>(h::kCount)));
  return table;
}

const ColumnTable<RunRecord>& run_columns() {
  using R = RunRecord;
  using enum ColumnUnit;
  static constexpr Heading kSection{"section", none, "section", "section"};
  static constexpr Heading kKey{"key", none, "clé", "key"};
  static constexpr Heading kValue{"value", none, "valeur", "value"};
  static constexpr Heading kSource{"source", none, "source", "source"};
  static const ColumnTable<R> table(list_of<R>(
      text_column<&R::section, Empty::text>(kSection), text_column<&R::key, Empty::text>(kKey),
      text_column<&R::value, Empty::text>(kValue), text_column<&R::source, Empty::text>(kSource)));
  return table;
}

}  // namespace carreau::results
