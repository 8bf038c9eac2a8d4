// SPDX-License-Identifier: Apache-2.0
/// Funded actions added up: by quartier, theme, funder, year, operator and credit, to the cent.
#pragma once

#include "actions/action.hpp"
#include "actions/attribution.hpp"
#include "actions/ledger.hpp"
#include "actions/reported_themes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// References must outlive the call; the themes are those that the ledger was made with.
struct SummaryInput {
  const Programme& programme;
  const Attribution& attribution;
  std::span<const LedgerEntry> ledger;
  const ReportedThemes& themes;
};

/// Some actions and their money.
struct Tally {
  std::int64_t actions = 0;   ///< distinct
  std::int64_t retained = 0;  ///< of them, those granted or paid
  LedgerAmounts amounts;
  LedgerAmounts transterritorial;  ///< of the amounts, what belongs to no single quartier
  LedgerAmounts unattributed;      ///< of the amounts, what nothing ties to a quartier

  [[nodiscard]] std::int64_t cents(Measure measure) const {
    return amounts.cents[static_cast<std::size_t>(measure)];
  }
  /// Lines that do not say this amount.
  [[nodiscard]] std::int64_t unknown(Measure measure) const {
    return amounts.unknown_lines[static_cast<std::size_t>(measure)];
  }
};

/// What goes to a target. An action that serves several is counted in each.
struct TargetSummary {
  Tally tally;
  std::vector<Tally> by_year;            ///< as ActionsSummary::years
  std::array<LedgerAmounts, 3> credits;  ///< by CreditKind
  LedgerAmounts by_people;               ///< of the amounts, what people's numbers shared out
  LedgerAmounts doubtful;                ///< of the amounts, of actions in doubt
};

/// A theme or, last of them, none.
struct ThemeSummary {
  Tally tally;
  std::vector<Tally> by_year;
  std::vector<Tally> by_funder;
  std::array<Tally, kFunderKinds> by_kind;
};

/// Actions of one operator, by SIRET or else by name.
struct OperatorSummary {
  std::string name;  ///< as first written
  std::string siret;
  Tally tally;
};

/// Actions of one contract in one year.
struct ContractSummary {
  std::string contract;  ///< as first written; empty where the actions name none
  int year = 0;
  Tally tally;
};

/// A corner of the cube with its actions.
struct CubeEntry {
  LedgerKey key;
  std::int64_t actions = 0;
  LedgerAmounts amounts;
};

/// What one action brings to one target.
struct ActionPart {
  ActionIndex action;
  TargetShare share;
  LedgerAmounts amounts;
};

/// What is granted of an envelope in a year.
struct EnvelopeYear {
  int year = 0;
  std::int64_t lines = 0;          ///< that fall under it
  std::int64_t unknown_lines = 0;  ///< of them, without a granted amount
  Euros granted;
  Euros cumulated;  ///< from the first year on
};
struct EnvelopeUse {
  std::size_t envelope = 0;  ///< in the programme
  std::vector<EnvelopeYear> years;
};

/// Figures of one name and unit over all actions.
struct IndicatorSummary {
  std::string name;  ///< empty: the people reached
  std::string unit;
  std::int64_t actions = 0;
  std::int64_t with_both = 0;  ///< figures with a forecast and an actual value
  std::optional<double> forecast;
  std::optional<double> actual;
  double forecast_of_both = 0.0;
  double actual_of_both = 0.0;
  /// Actual over forecast, of figures that have both.
  [[nodiscard]] std::optional<double> rate() const;
};

struct ActionsSummary {
  std::vector<int> years;  ///< that actions have, ascending
  Tally total;
  std::vector<Tally> by_year;
  std::vector<TargetSummary> targets;  ///< as Attribution::targets
  std::vector<ThemeSummary> themes;    ///< one more than those told under: without theme
  std::vector<Tally> by_funder;
  std::array<Tally, kFunderKinds> by_kind;
  std::array<Tally, 3> by_credit;
  std::array<Tally, 6> by_status;
  std::array<Tally, kAttributionMethods> by_method;  ///< the whole money of actions, by method
  std::vector<ContractSummary> contracts;            ///< by contract, then year
  std::vector<OperatorSummary> operators;            ///< the most granted first
  std::vector<CubeEntry> cube;                       ///< as the ledger
  std::vector<ActionPart> parts;                     ///< by action, then as attribution has them
  std::vector<std::size_t> first_part;               ///< of each action, and the end
  std::vector<EnvelopeUse> envelopes;
  std::vector<IndicatorSummary> indicators;  ///< audiences first, where any is told

  [[nodiscard]] std::span<const ActionPart> parts_of(std::size_t action) const {
    return std::span(parts).subspan(first_part[action],
                                    first_part[action + 1] - first_part[action]);
  }
};

/// The sum of a measure; nothing where no line says it, which is not zero.
[[nodiscard]] std::optional<Euros> known_sum(const LedgerAmounts& amounts, Measure measure);

/// Adds up everything that reports tell. Requires a ledger of the same lines and shares: its money
/// is theirs, to the cent.
[[nodiscard]] ActionsSummary summarise(const SummaryInput& input);

}  // namespace carreau
