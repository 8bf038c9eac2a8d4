// SPDX-License-Identifier: Apache-2.0
/// A programme of funded actions around a town, generated from a fixed seed: quartiers, one of
/// which entered, two that left, themes, funders, years, envelopes, indicators, and texts that try
/// to inject code.
#pragma once

#include "actions/ledger.hpp"
#include "report/programme/actions_view.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::testing {

/// A text that no output may interpret as markup, script or formula.
inline const std::string kHostile = "<script>document.title='taken'</script></script><img src=x>";
inline const std::string kFormula = "=HYPERLINK(\"x\")";

/// A programme with all that a report reads, attributed and summed.
struct ReportedProgramme {
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

  /// Attributes and sums what stands above `attribution`, and adds the findings of that.
  void compute();
  [[nodiscard]] report::ActionsView view(const std::string& title) const;
};

struct DrawnProgramme : ReportedProgramme {
  explicit DrawnProgramme(std::size_t actions);
  [[nodiscard]] report::ActionsView view() const;
};

}  // namespace carreau::testing
