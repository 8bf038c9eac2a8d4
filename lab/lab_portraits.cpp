// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_portraits.hpp"

#include "lab/request_error.hpp"
#include "report/portrait_page.hpp"

#include <algorithm>
#include <utility>

namespace carreau::lab {

const study::PortraitResult& LabPortraits::portraits_of(const LabZoning& zoning) {
  // Held while they are made: two requests must not do the same work.
  const std::lock_guard lock(mutex_);
  const auto known = portraits_.find(zoning.zoning.key);
  if (known != portraits_.end()) return known->second;
  if (!run_) {
    run_ = study::load_run(lab_.loaded().record, ChangedContent::refuse, {}, all_traits());
  }
  return portraits_.emplace(zoning.zoning.key, study::portray_zones(run_, zoning.zoning))
      .first->second;
}

std::string LabPortraits::page(const std::string& zoning, const std::string& code,
                               const report::Words& w) {
  const LabZoning& known = lab_.zoning(zoning);
  const auto& codes = known.zoning.codes;
  const auto zone = std::ranges::find(codes, code);
  if (zone == codes.end()) {
    throw RequestError(404, "unknown_zone", Message{"no_zone_of_this_name", {{"zone", code}}});
  }
  const study::PortraitResult& made = portraits_of(known);
  const study::ZoneCheckResult& checked = made.checked;
  const report::PortraitView view{checked.laid.zones,
                                  made.portraits,
                                  checked.run->cells,
                                  checked.laid.shares,
                                  checked.run->scenario,
                                  checked.findings,
                                  study::grid_names(checked.run->record),
                                  made.supplements};
  return report::portrait_page(view, static_cast<std::size_t>(zone - codes.begin()), w);
}

}  // namespace carreau::lab
