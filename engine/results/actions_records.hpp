// SPDX-License-Identifier: Apache-2.0
/// Funded actions, attributed and added up, as the records of their tables.
#pragma once

#include "actions/attribution.hpp"
#include "actions/ledger.hpp"
#include "actions/reported_themes.hpp"
#include "actions/summary.hpp"
#include "base/findings.hpp"
#include "geometry/polygon_set.hpp"
#include "results/actions_columns.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace carreau::results {

/// A file that a report stands on.
struct InputSource {
  std::string role;    ///< "actions", "zones", "grid"…
  std::string name;    ///< without folders
  std::string digest;  ///< SHA-256; empty where it has none
};

/// Everything that a report of actions says. References must outlive the call.
struct ActionsOutput {
  const Programme& programme;
  const Attribution& attribution;
  const ActionsSummary& summary;
  const ReportedThemes& themes;
  std::span<const QuartierFacts> quartiers;  ///< zone z of a target is facts z
  std::span<const QuartierFacts> former;     ///< the same for former quartiers
  const Zoning& zoning;                      ///< of the quartiers, found by their codes
  const Zoning* older;                       ///< of the former ones; null without an older list
  const Findings& findings;
  std::span<const InputSource> inputs;
  const PolygonSet* communes = nullptr;  ///< limits of communes; null where no file gives them
  std::span<const std::string> commune_names = {};  ///< one for each of them, or its code
};

/// What is known of a target of the first two kinds; null of the others.
[[nodiscard]] const QuartierFacts* facts_of(const ActionsOutput& output, const Target& target);

/// What no line says is not known.
[[nodiscard]] MoneyRecord money_record(const LedgerAmounts& amounts);
[[nodiscard]] FundedQuartierRecord funded_quartier_record(const ActionsOutput& output,
                                                          std::size_t target);
[[nodiscard]] FundedActionRecord funded_action_record(const ActionsOutput& output,
                                                      std::size_t action);
/// The parts of a line, one a target of its action.
[[nodiscard]] std::vector<FundingRecord> funding_records(const ActionsOutput& output,
                                                         const FundingLine& line);

}  // namespace carreau::results
