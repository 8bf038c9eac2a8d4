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

struct DrawnProgramme {
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

  explicit DrawnProgramme(std::size_t actions);
  [[nodiscard]] report::ActionsView view() const;
};

}  // namespace carreau::testing
