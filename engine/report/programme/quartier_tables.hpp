// SPDX-License-Identifier: Apache-2.0
/// The tables of the page of one quartier: its money by year, theme, funder and objective, its
/// actions and their indicators.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <vector>

namespace carreau::report {

/// The parts of actions that go to each target, in the order of the actions. Made once for all
/// pages, since each page would otherwise look through all parts.
class PartsOfTargets {
 public:
  explicit PartsOfTargets(const ActionsView& view);
  [[nodiscard]] const std::vector<ActionPart>& of(std::size_t target) const {
    return parts_[target];
  }

 private:
  std::vector<std::vector<ActionPart>> parts_;
};

/// Tables with rows only: an empty one is left out. Long ones show their largest rows, and a note
/// says how many others there are and what they add up to, so that a page prints on two sheets.
/// Amounts are the parts that go to the quartier; they agree with the tables of the whole report.
[[nodiscard]] std::vector<ReportTable> quartier_tables(const ActionsView& view,
                                                       const PartsOfTargets& parts,
                                                       std::size_t target, const Words& w);

}  // namespace carreau::report
