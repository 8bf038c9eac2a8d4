// SPDX-License-Identifier: Apache-2.0
/// A programme of five actions whose sums can be checked by head, for tests of reports.
#pragma once

#include "support/drawn_programme.hpp"

namespace carreau::testing {

/// Two quartiers (the second entered, three times as populous), one that left, two themes, two
/// funders, two years, an envelope and an indicator; one amount of each kind is unknown.
struct SmallProgramme : ReportedProgramme {
  SmallProgramme();
  /// Attributes and sums again, after a change; its findings take the place of the old ones.
  void compute();
  /// Without actions and whatever depends on them.
  void clear_actions();
  [[nodiscard]] report::ActionsView view() const;
};

}  // namespace carreau::testing
