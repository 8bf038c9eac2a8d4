// SPDX-License-Identifier: Apache-2.0
#include "results/revision_columns.hpp"

#include "results/heading_list.hpp"
#include "results/rounded_apart.hpp"

#include <cmath>

namespace carreau::results {

namespace {

namespace h = headings;

constexpr Heading kLetter{"letter", ColumnUnit::none, "lettre", "letter"};
constexpr Heading kOrigin{"origin_code", ColumnUnit::none, "code d'origine", "code before"};
constexpr Heading kAtRisk{"at_risk", ColumnUnit::none, "à risque", "at risk"};
constexpr Heading kRisks{"risks", ColumnUnit::none, "motifs du risque", "reasons of the risk"};
constexpr Heading kExitRate{"exit_rate", ColumnUnit::share, "taux de sortie observé",
                            "observed rate of exits"};
constexpr Heading kRatio{"income_ratio", ColumnUnit::ratio, "médiane déclarée avant / S",
                         "declared median before / S"};
constexpr Heading kPeopleBefore{"people_before", ColumnUnit::people, "habitants avant",
                                "people before"};
constexpr Heading kMedianBefore{"median_declared_before", ColumnUnit::euros,
                                "médiane déclarée avant", "declared median before"};
constexpr Heading kExtensionCells{"extension_cells", ColumnUnit::cells, "carreaux ajoutés",
                                  "cells added"};
constexpr Heading kExtensionPeople{"extension_people", ColumnUnit::people, "habitants ajoutés",
                                   "people added"};
constexpr Heading kByHand{"by_hand", ColumnUnit::none, "décidé à la main", "decided by hand"};
constexpr Heading kEditReason{"edit_reason", ColumnUnit::none, "motif de la retouche",
                              "reason of the edit"};
constexpr Heading kEditDate{"edit_date", ColumnUnit::none, "date de la retouche",
                            "date of the edit"};
constexpr Heading kShareListed{"share_listed", ColumnUnit::share, "part inscrite", "share listed"};
constexpr Heading kRole{"role", ColumnUnit::none, "rôle dans la révision", "role in the revision"};
constexpr Heading kQuartier{"quartier", ColumnUnit::none, "quartier", "quartier"};
constexpr Heading kGroupPeople{"group_people", ColumnUnit::people,
                               "habitants que son groupe apporte", "people that its group brings"};

using R = RevisedRecord;
using C = CheckRecord;

/// What a revision says of a quartier, before the figures of `check`.
std::vector<Column<R>> fate_columns() {
  return list_of<R>(
      text_column<&R::letter, Empty::text>(kLetter), text_column<&R::status>(h::kStatus),
      text_column<&R::origin_code, Empty::text>(kOrigin), integer_column<&R::at_risk>(kAtRisk),
      list_column<&R::risks, ',', Empty::text>(kRisks), number_column<&R::exit_rate, 4>(kExitRate),
      number_column<&R::income_ratio, 4>(kRatio),
      number_column<&R::people_before, 1>(kPeopleBefore),
      interval_columns<&R::median_declared_before>(kMedianBefore),
      integer_column<&R::extension_cells>(kExtensionCells),
      number_column<&R::extension_people, 1>(kExtensionPeople));
}

std::vector<Column<R>> figure_columns() {
  return list_of<R>(
      text_column<kPath<&R::figures, &C::verdict>>(h::kVerdict),
      list_column<kPath<&R::figures, &C::failed_criteria>, ',', Empty::text>(h::kFailedCriteria),
      text_column<kPath<&R::figures, &C::urban_unit>>(h::kUrbanUnit),
      text_column<kPath<&R::figures, &C::urban_unit_name>>(h::kUrbanUnitName),
      number_column<kPath<&R::figures, &C::people>, 1>(h::kPeople),
      number_column<kPath<&R::figures, &C::households>, 1>(h::kHouseholds),
      interval_columns<kPath<&R::figures, &C::median_disposable>>(h::kMedianDisposable),
      interval_columns<kPath<&R::figures, &C::median_declared>>(h::kMedianDeclared),
      number_column<kPath<&R::figures, &C::threshold_declared>, 0>(h::kThresholdDeclared),
      number_column<kPath<&R::figures, &C::threshold_disposable>, 0>(h::kThresholdDisposable),
      number_column<kPath<&R::figures, &C::p_criterion>, 4>(h::kPCriterion),
      number_column<kPath<&R::figures, &C::share_imputed>, 4>(h::kShareImputed),
      number_column<kPath<&R::figures, &C::share_straddling>, 4>(h::kShareStraddling),
      integer_column<kPath<&R::figures, &C::area_m2>>(h::kAreaM2),
      text_column<kPath<&R::figures, &C::territory_basis>>(h::kTerritoryBasis));
}

/// The share is compared with two bounds: that of the rule and that of an extension.
Column<RevisedCellRecord> share_tested_column() {
  auto column =
      number_column<kPath<&RevisedCellRecord::cell, &CellRecord::share_tested>, 4>(h::kShareTested);
  column.get = [](const RevisedCellRecord& r, std::size_t) {
    if (!r.cell.share_tested) return files::FieldValue();
    const double value = *r.cell.share_tested;
    const double rule = r.cell.cell_share.fraction();
    const double extension = r.extension_share.fraction();
    const bool is_nearer = std::abs(value - extension) < std::abs(value - rule);
    return files::FieldValue(rounded_apart(value, is_nearer ? extension : rule, 4));
  };
  return column;
}

}  // namespace

const ColumnTable<RevisedRecord>& revised_columns() {
  static const ColumnTable<R> table(
      list_of<R>(text_column<kPath<&R::figures, &C::code>, Empty::text>(h::kCode),
                 text_column<kPath<&R::figures, &C::name>, Empty::text>(h::kName), fate_columns(),
                 figure_columns(), integer_column<&R::pieces>(h::kPieces),
                 integer_column<&R::by_hand>(kByHand), text_column<&R::edit_reason>(kEditReason),
                 text_column<&R::edit_date>(kEditDate)));
  return table;
}

const ColumnTable<ExtensionRecord>& extension_columns() {
  using E = ExtensionRecord;
  static const ColumnTable<E> table(list_of<E>(
      text_column<&E::code, Empty::text>(h::kCode), text_column<&E::name, Empty::text>(h::kName),
      number_column<&E::people, 1>(h::kPeople), integer_column<&E::cells>(h::kCells),
      integer_column<&E::area_m2>(h::kAreaM2), integer_column<&E::pieces>(h::kPieces),
      integer_column<&E::by_hand>(kByHand)));
  return table;
}

const ColumnTable<RevisedCellRecord>& revised_cell_columns() {
  using V = RevisedCellRecord;
  using L = CellRecord;
  static const ColumnTable<V> table(list_of<V>(
      text_column<kPath<&V::cell, &L::cell_id>, Empty::text>(h::kCellId),
      text_column<kPath<&V::cell, &L::urban_unit>, Empty::text>(h::kUrbanUnit),
      text_column<kPath<&V::cell, &L::commune>, Empty::text>(h::kCommune),
      number_column<kPath<&V::cell, &L::people>>(h::kPeople),
      number_column<kPath<&V::cell, &L::households>>(h::kHouseholds),
      interval_columns<kPath<&V::cell, &L::share_below>, 4>(h::kShareBelow), share_tested_column(),
      number_column<kPath<&V::cell, &L::p_member>, 4>(h::kPMember),
      interval_columns<kPath<&V::cell, &L::median_disposable>>(h::kMedianDisposable),
      interval_columns<kPath<&V::cell, &L::median_declared>>(h::kMedianDeclared),
      number_column<kPath<&V::cell, &L::threshold_disposable>, 0>(h::kThresholdDisposable),
      integer_column<kPath<&V::cell, &L::imputed>>(h::kImputed),
      text_column<kPath<&V::cell, &L::decision>>(h::kDecision),
      text_column<kPath<&V::cell, &L::reason>>(h::kReason),
      text_column<kPath<&V::cell, &L::zone_id>>(h::kZoneId), text_column<&V::role>(kRole),
      text_column<&V::quartier>(kQuartier), number_column<&V::share_listed, 4>(kShareListed),
      number_column<&V::group_people, 1>(kGroupPeople)));
  return table;
}

}  // namespace carreau::results
