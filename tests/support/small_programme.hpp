// SPDX-License-Identifier: Apache-2.0
/// A programme of five actions whose sums can be checked by head, for tests of reports.
#pragma once

#include "support/drawn_programme.hpp"

namespace carreau::testing {

/// Two quartiers (the second entered, three times as populous), one that left, two themes, two
/// funders, two years, an envelope and an indicator; one amount of each kind is unknown.
struct SmallProgramme {
  Programme programme;
  std::vector<QuartierFacts> quartiers;
  std::vector<QuartierFacts> former;
  Zoning zoning;
  Zoning older;
  ReportedThemes themes;
  Attribution attribution;
  std::vector<LedgerEntry> ledger;
  ActionsSummary summary;
  Findings findings;
  std::vector<results::InputSource> inputs;

  SmallProgramme();
  /// Attributes and sums again, after a change of what stands above.
  void compute();
  /// Without actions and whatever depends on them.
  void clear_actions();
  [[nodiscard]] report::ActionsView view() const;
};

}  // namespace carreau::testing
