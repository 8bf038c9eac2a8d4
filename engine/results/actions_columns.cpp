// SPDX-License-Identifier: Apache-2.0
#include "results/actions_columns.hpp"

#include "results/heading_list.hpp"

namespace carreau::results {

namespace {

namespace h = headings;

/// Amounts are exact to the cent and are not rounded.
template <class Record>
std::vector<Column<Record>> money_columns() {
  using M = MoneyRecord;
  return list_of<Record>(number_column<kPath<&Record::money, &M::requested>>(h::kRequested),
                         number_column<kPath<&Record::money, &M::granted>>(h::kGranted),
                         number_column<kPath<&Record::money, &M::paid>>(h::kPaid));
}

std::vector<Column<FundedQuartierRecord>> granted_columns() {
  using R = FundedQuartierRecord;
  using enum ColumnUnit;
  static constexpr Heading kSpecific{"granted_specific", euros, "accordé, crédits spécifiques",
                                     "granted, specific credits"};
  static constexpr Heading kCommonLaw{"granted_common_law", euros, "accordé, droit commun",
                                      "granted, common law"};
  // Unknown credits have a column of their own: they must not count as common law.
  static constexpr Heading kUnknownCredit{"granted_unknown_credit", euros,
                                          "accordé, nature non dite", "granted, credit not stated"};
  static constexpr Heading kByPeople{"granted_by_people", euros, "accordé, réparti par habitants",
                                     "granted, shared out by people"};
  static constexpr Heading kDoubtful{"granted_doubtful", euros, "accordé, dans le doute",
                                     "granted, in doubt"};
  static constexpr Heading kPerPerson{"granted_per_person", euros, "accordé par habitant",
                                      "granted per person"};
  static constexpr Heading kPerPoorHousehold{"granted_per_poor_household", euros,
                                             "accordé par ménage pauvre",
                                             "granted per poor household"};
  return list_of<R>(number_column<&R::granted_specific>(kSpecific),
                    number_column<&R::granted_common_law>(kCommonLaw),
                    number_column<&R::granted_unknown_credit>(kUnknownCredit),
                    number_column<&R::granted_by_people>(kByPeople),
                    number_column<&R::granted_doubtful>(kDoubtful),
                    // Rounded to the cent, since they are quotients and no amounts.
                    number_column<&R::granted_per_person, 2>(kPerPerson),
                    number_column<&R::granted_per_poor_household, 2>(kPerPoorHousehold));
}

std::vector<Column<TallyRecord>> tally_columns() {
  using R = TallyRecord;
  return list_of<R>(integer_column<&R::actions>(h::kActions),
                    integer_column<&R::retained>(h::kRetained), money_columns<R>());
}

}  // namespace

const ColumnTable<FundedQuartierRecord>& funded_quartier_columns() {
  using R = FundedQuartierRecord;
  using enum ColumnUnit;
  // Numbers of lines without an amount: with any, the sum beside them is a lower bound.
  static constexpr Heading kUnknownRequested{"unknown_requested", lines, "demandé non dit",
                                             "requested not stated"};
  static constexpr Heading kUnknownGranted{"unknown_granted", lines, "accordé non dit",
                                           "granted not stated"};
  static constexpr Heading kUnknownPaid{"unknown_paid", lines, "versé non dit", "paid not stated"};
  static const ColumnTable<R> table(list_of<R>(
      text_column<&R::code>(h::kCode), text_column<&R::name>(h::kName),
      text_column<&R::status>(h::kStatus), list_column<&R::communes>(h::kCommunes),
      text_column<&R::contract>(h::kContract), number_column<&R::people, 1>(h::kPeople),
      number_column<&R::households, 1>(h::kHouseholds),
      number_column<&R::poor_households, 1>(h::kPoorHouseholds),
      number_column<&R::share_imputed, 4>(h::kShareImputed),
      integer_column<&R::actions>(h::kActions), integer_column<&R::retained>(h::kRetained),
      money_columns<R>(), integer_column<&R::unknown_requested>(kUnknownRequested),
      integer_column<&R::unknown_granted>(kUnknownGranted),
      integer_column<&R::unknown_paid>(kUnknownPaid), granted_columns()));
  return table;
}

const ColumnTable<FundedActionRecord>& funded_action_columns() {
  using R = FundedActionRecord;
  using enum ColumnUnit;
  static constexpr Heading kSharedBy{"shared_by", none, "répartie par", "shared out by"};
  static constexpr Heading kDoubtful{"doubtful", none, "dans le doute", "in doubt"};
  static constexpr Heading kForecast{"audience_forecast", people, "public prévu",
                                     "audience forecast"};
  static constexpr Heading kActual{"audience_actual", people, "public réel", "actual audience"};
  static constexpr Heading kPrecision{"place_precision", metres, "précision du lieu",
                                      "precision of the place"};
  static constexpr Heading kSource{"source", none, "source", "source"};
  static const ColumnTable<R> table(list_of<R>(
      text_column<&R::reference, Empty::text>(h::kReference), integer_column<&R::year>(h::kYear),
      text_column<&R::title>(h::kTitle), text_column<&R::operator_name>(h::kOperator),
      text_column<&R::siret>(h::kSiret), text_column<&R::contract>(h::kContract),
      text_column<&R::theme>(h::kTheme), text_column<&R::theme_label>(h::kThemeLabel),
      text_column<&R::status>(h::kStatus), list_column<&R::targets, ';', Empty::text>(h::kTargets),
      text_column<&R::method>(h::kMethod), text_column<&R::shared_by>(kSharedBy),
      integer_column<&R::doubtful>(kDoubtful), money_columns<R>(),
      // An audience that the file does not give stays null.
      integer_column<&R::audience_forecast>(kForecast),
      integer_column<&R::audience_actual>(kActual), number_column<&R::place_precision>(kPrecision),
      text_column<&R::source, Empty::text>(kSource)));
  return table;
}

const ColumnTable<FundingRecord>& funding_columns() {
  using R = FundingRecord;
  using enum ColumnUnit;
  static constexpr Heading kCredit{"credit", none, "nature des crédits", "kind of credit"};
  static constexpr Heading kTargetStatus{"target_status", none, "état de la cible",
                                         "status of the target"};
  static constexpr Heading kTarget{"target", none, "cible", "target"};
  static constexpr Heading kTargetName{"target_name", none, "nom de la cible",
                                       "name of the target"};
  static const ColumnTable<R> table(list_of<R>(
      text_column<&R::reference, Empty::text>(h::kReference), integer_column<&R::year>(h::kYear),
      text_column<&R::funder, Empty::text>(h::kFunder),
      text_column<&R::funder_kind>(h::kFunderKind), text_column<&R::credit>(kCredit),
      text_column<&R::theme>(h::kTheme), text_column<&R::target_status>(kTargetStatus),
      text_column<&R::target>(kTarget), text_column<&R::target_name>(kTargetName),
      // Not rounded: it is a whole number of millionths.
      number_column<&R::share>(h::kShareOfAction), money_columns<R>()));
  return table;
}

const ColumnTable<TallyRecord>& total_columns() {
  static const ColumnTable<TallyRecord> table(tally_columns());
  return table;
}

const ColumnTable<TallyRecord>& year_columns() {
  using R = TallyRecord;
  static const ColumnTable<R> table(
      list_of<R>(integer_column<&R::year>(h::kYear), tally_columns()));
  return table;
}

const ColumnTable<ThemeMoneyRecord>& theme_money_columns() {
  using R = ThemeMoneyRecord;
  static const ColumnTable<R> table(list_of<R>(text_column<&R::theme>(h::kTheme),
                                               text_column<&R::theme_label>(h::kThemeLabel),
                                               money_columns<R>()));
  return table;
}

const ColumnTable<FunderMoneyRecord>& funder_money_columns() {
  using R = FunderMoneyRecord;
  static const ColumnTable<R> table(list_of<R>(text_column<&R::funder, Empty::text>(h::kFunder),
                                               text_column<&R::funder_kind>(h::kFunderKind),
                                               money_columns<R>()));
  return table;
}

}  // namespace carreau::results
