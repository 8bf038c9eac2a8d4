// SPDX-License-Identifier: Apache-2.0
/// Totals of funded actions by quartier, theme, funder, year, operator and credit, to the cent.
#pragma once

#include "actions/action.hpp"
#include "actions/attribution.hpp"
#include "actions/envelopes.hpp"
#include "actions/indicators.hpp"
#include "actions/ledger.hpp"
#include "actions/objectives.hpp"
#include "actions/reported_themes.hpp"
#include "base/findings.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// The references must outlive the call. The themes must be those with which the ledger was made.
struct SummaryInput {
  const Programme& programme;
  const Attribution& attribution;
  std::span<const LedgerEntry> ledger;
  const ReportedThemes& themes;
};

/// A number of actions and their money.
struct Tally {
  std::int64_t actions = 0;   ///< number of distinct actions
  std::int64_t retained = 0;  ///< those of them that were granted or paid
  LedgerAmounts amounts;
  LedgerAmounts outside;           ///< the part of the amounts that is in no quartier
  LedgerAmounts ambiguous;         ///< the part for which a name fits several quartiers
  LedgerAmounts transterritorial;  ///< the part of the amounts that belongs to no single quartier
  LedgerAmounts unattributed;      ///< the part of the amounts that no method ties to a quartier

  [[nodiscard]] std::int64_t cents(Measure measure) const {
    return amounts.cents[static_cast<std::size_t>(measure)];
  }
  /// Number of lines that do not give this amount.
  [[nodiscard]] std::int64_t unknown(Measure measure) const {
    return amounts.unknown_lines[static_cast<std::size_t>(measure)];
  }
};

/// The total of one target. An action that serves several targets counts in each.
struct TargetSummary {
  Tally tally;
  std::vector<Tally> by_year;            ///< one for each year of ActionsSummary::years
  std::array<LedgerAmounts, 3> credits;  ///< by CreditKind
  LedgerAmounts by_people;  ///< the part of the amounts that was shared by numbers of people
  LedgerAmounts doubtful;   ///< the part of the amounts that belongs to doubtful actions
};

/// The total of a theme; the last one is that of actions without a theme.
struct ThemeSummary {
  Tally tally;
  std::vector<Tally> by_year;
  std::vector<Tally> by_funder;
  std::array<Tally, kFunderKinds> by_kind;
};

/// The actions of one operator, identified by SIRET or otherwise by name.
struct OperatorSummary {
  std::string name;  ///< as written at its first occurrence
  std::string siret;
  Tally tally;
};

/// The actions of one contract in one year.
struct ContractSummary {
  std::string contract;  ///< as written at its first occurrence; empty where the actions name none
  int year = 0;
  Tally tally;
};

/// A cell of the cube, with its number of actions.
struct CubeEntry {
  LedgerKey key;
  std::int64_t actions = 0;
  LedgerAmounts amounts;
};

/// The part of one action that goes to one target.
struct ActionPart {
  ActionIndex action;
  TargetShare share;
  LedgerAmounts amounts;
};

/// The sums over the lines that give both a requested and a granted amount. Only these two sums may
/// be compared: where some lines lack one of both, the totals are of different lines.
struct ComparableAmounts {
  std::int64_t lines = 0;
  Euros requested;
  Euros granted;
};

struct ActionsSummary {
  std::vector<int> years;  ///< years in which there are actions, ascending
  Tally total;
  std::vector<Tally> by_year;
  std::vector<TargetSummary> targets;  ///< in the order of Attribution::targets
  std::vector<ThemeSummary> themes;  ///< the reported themes, and last the actions without a theme
  std::vector<Tally> by_funder;
  std::array<Tally, kFunderKinds> by_kind;
  std::array<Tally, 3> by_credit;
  std::array<Tally, kActionStatuses> by_status;
  /// By method, the full amounts of the actions attributed with it.
  std::array<Tally, kAttributionMethods> by_method;
  std::vector<ContractSummary> contracts;  ///< ordered by contract, then year
  std::vector<OperatorSummary> operators;  ///< by decreasing granted amount
  std::vector<CubeEntry> cube;             ///< in the order of the ledger
  std::vector<ActionPart> parts;           ///< ordered by action, then as in the attribution
  std::vector<std::size_t> first_part;  ///< first part of each action, and last the number of parts
  std::vector<EnvelopeUse> envelopes;
  std::vector<IndicatorSummary> indicators;  ///< audiences come first, where any action gives one
  ReportedObjectives objectives;
  ComparableAmounts comparable;

  [[nodiscard]] std::span<const ActionPart> parts_of(std::size_t action) const {
    return std::span(parts).subspan(first_part[action],
                                    first_part[action + 1] - first_part[action]);
  }
};

/// Whether money was granted or paid.
[[nodiscard]] bool is_retained(ActionStatus status);
/// The amounts of a line, those that it does not give counted as unknown.
[[nodiscard]] LedgerAmounts amounts_of(const FundingLine& line);
/// Identifies an operator by SIRET, otherwise by name without case and accents.
[[nodiscard]] std::string operator_key(const Action& action);

/// Warns of granted amounts of actions that were refused, adjourned or cancelled. They are in the
/// sums, as the file gives them; the reader must know.
void note_unretained_grants(const ActionsSummary& summary, Findings& findings);

/// The sum of a measure; empty where no line gives it, which is not zero.
[[nodiscard]] std::optional<Euros> known_sum(const LedgerAmounts& amounts, Measure measure);

/// Computes all totals that reports show. The ledger must come from the same lines and shares; the
/// totals agree with it to the cent.
[[nodiscard]] ActionsSummary summarise(const SummaryInput& input);

}  // namespace carreau
