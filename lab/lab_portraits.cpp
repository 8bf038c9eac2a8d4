// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_portraits.hpp"

#include "lab/request_error.hpp"
#include "report/portrait_page.hpp"
#include "study/delineate.hpp"

#include <algorithm>
#include <utility>

namespace carreau::lab {

namespace {

std::string page_of(const study::PortraitResult& made, const Scenario& scenario,
                    const std::string& code, const report::Words& w) {
  const study::ZoneCheckResult& checked = made.checked;
  const auto& codes = checked.laid.zones.codes;
  const auto zone = std::ranges::find(codes, code);
  if (zone == codes.end()) {
    throw RequestError(404, "unknown_zone", Message{"no_zone_of_this_name", {{"zone", code}}});
  }
  const report::PortraitView view{checked.laid.zones,
                                  made.portraits,
                                  checked.run->cells,
                                  checked.laid.shares,
                                  scenario,
                                  checked.findings,
                                  study::grid_names(checked.run->record),
                                  made.supplements};
  return report::portrait_page(view, static_cast<std::size_t>(zone - codes.begin()), w);
}

}  // namespace

/// Called with the mutex held: two requests must not do the same work.
const study::LoadedRun& LabPortraits::with_traits() {
  if (!run_) {
    run_ = study::load_run(lab_.loaded().record, ChangedContent::refuse, {}, all_traits());
  }
  return *run_;
}

const study::PortraitResult& LabPortraits::portraits_of(const LabZoning& zoning) {
  const std::lock_guard lock(mutex_);
  const auto known = portraits_.find(zoning.zoning.key);
  if (known != portraits_.end()) return known->second;
  (void)with_traits();
  return portraits_.emplace(zoning.zoning.key, study::portray_zones(run_, zoning.zoning))
      .first->second;
}

std::shared_ptr<const LabPortraits::OfRun> LabPortraits::portraits_of(
    const std::shared_ptr<const LabRun>& run) {
  const std::lock_guard lock(mutex_);
  if (of_run_ && of_run_->run->id == run->id) return of_run_;
  const study::LoadedRun& data = with_traits();
  Zoning zones = study::zoning_of(data.cells, run->result.delineation.perimeters, "perimeters");
  // The incomes of the run serve here as well: the cells are the same in both.
  const study::KnownScenario known{run->scenario, *run->result.income, run->result.thresholds,
                                   run->findings};
  of_run_ =
      std::make_shared<OfRun>(OfRun{run, study::portray_zones(run_, known, std::move(zones))});
  return of_run_;
}

std::string LabPortraits::page(const std::string& zoning, const std::string& code,
                               const report::Words& w) {
  const study::PortraitResult& made = portraits_of(lab_.zoning(zoning));
  return page_of(made, made.checked.run->scenario, code, w);
}

std::string LabPortraits::run_page(const std::shared_ptr<const LabRun>& run,
                                   const std::string& zone, const report::Words& w) {
  const auto& perimeters = run->result.delineation.perimeters;
  if (std::ranges::find(perimeters, zone, &Zone::id) == perimeters.end()) {
    throw RequestError(404, "unknown_zone", Message{"no_zone_of_this_name", {{"zone", zone}}});
  }
  const auto made = portraits_of(run);
  return page_of(made->portraits, run->scenario, zone, w);
}

}  // namespace carreau::lab
