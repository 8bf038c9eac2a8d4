// SPDX-License-Identifier: Apache-2.0
/// The layers of a report of funded actions: the record of each row, and its columns. Money is in
/// euros; amounts that no file gives are empty.
#pragma once

#include "base/quantity.hpp"
#include "results/actions_codes.hpp"
#include "results/columns.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// The three amounts.
struct MoneyRecord {
  std::optional<Euros> requested;
  std::optional<Euros> granted;
  std::optional<Euros> paid;
};

/// The money of a quartier, or of a target without quartier.
struct FundedQuartierRecord {
  std::string code;  ///< empty for a target without quartier
  std::string name;
  TargetStatus status = TargetStatus::unattributed;
  std::vector<std::string> communes;  ///< codes, by decreasing number of people
  std::string contract;
  std::optional<double> people;
  std::optional<double> households;
  std::optional<double> poor_households;
  std::optional<double> share_imputed;
  std::int64_t actions = 0;
  std::int64_t retained = 0;
  MoneyRecord money;
  std::int64_t unknown_requested = 0;  ///< lines that do not give this amount
  std::int64_t unknown_granted = 0;
  std::int64_t unknown_paid = 0;
  std::optional<Euros> granted_specific;
  std::optional<Euros> granted_common_law;
  std::optional<Euros> granted_unknown_credit;
  std::optional<Euros> granted_by_people;  ///< the part shared by numbers of people
  std::optional<Euros> granted_doubtful;
  std::optional<double> granted_per_person;
  std::optional<double> granted_per_poor_household;
};
[[nodiscard]] const ColumnTable<FundedQuartierRecord>& funded_quartier_columns();

/// A funded action.
struct FundedActionRecord {
  std::string reference;
  std::int64_t year = 0;
  std::string title;
  std::string operator_name;
  std::string siret;
  std::string contract;
  std::string theme;  ///< code of the theme; empty without one
  std::string theme_label;
  ActionStatus status = ActionStatus::requested;
  std::vector<std::string> targets;  ///< "QN03014M 0.6"; a code alone receives the whole action
  AttributionMethod method = AttributionMethod::none;
  SharedBy shared_by = SharedBy::single;
  bool doubtful = false;
  MoneyRecord money;
  std::optional<std::int64_t> audience_forecast;
  std::optional<std::int64_t> audience_actual;
  std::optional<double> place_precision;  ///< in metres, for an action with a place
  std::string source;                     ///< file and row
};
[[nodiscard]] const ColumnTable<FundedActionRecord>& funded_action_columns();

/// The part of a funding line that goes to one target.
struct FundingRecord {
  std::string reference;  ///< reference of the action
  std::int64_t year = 0;
  std::string funder;
  FunderKind funder_kind = FunderKind::other;
  CreditKind credit = CreditKind::unknown;
  std::string theme;
  TargetStatus target_status = TargetStatus::unattributed;
  std::string target;
  std::string target_name;
  double share = 0.0;
  MoneyRecord money;
};
[[nodiscard]] const ColumnTable<FundingRecord>& funding_columns();

/// Some actions and their money, of one year where `year` is known.
struct TallyRecord {
  std::int64_t year = 0;
  std::int64_t actions = 0;
  std::int64_t retained = 0;
  MoneyRecord money;
};
/// Of everything: without the year.
[[nodiscard]] const ColumnTable<TallyRecord>& total_columns();
[[nodiscard]] const ColumnTable<TallyRecord>& year_columns();

/// The money of a theme.
struct ThemeMoneyRecord {
  std::string theme;  ///< its code; empty without one
  std::string theme_label;
  MoneyRecord money;
};
[[nodiscard]] const ColumnTable<ThemeMoneyRecord>& theme_money_columns();

/// The money of a funder.
struct FunderMoneyRecord {
  std::string funder;
  FunderKind funder_kind = FunderKind::other;
  MoneyRecord money;
};
[[nodiscard]] const ColumnTable<FunderMoneyRecord>& funder_money_columns();

}  // namespace carreau::results
