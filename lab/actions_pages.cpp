// SPDX-License-Identifier: Apache-2.0
#include "lab/actions_pages.hpp"

#include "lab/request_error.hpp"
#include "report/programme/actions_page.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/sheet_page.hpp"

#include <algorithm>
#include <utility>

namespace carreau::lab {

namespace {

constexpr const char* kReport = "rapport.html";
constexpr const char* kSummary = "synthese.html";

}  // namespace

const ActionsPages::Report& ActionsPages::report_in(const report::Words& w) {
  // Held while the tables are made: two requests must not do the same work.
  const std::lock_guard lock(mutex_);
  auto& kept = reports_[w.language() == Language::french ? 0 : 1];
  if (!kept) {
    const report::ActionsView view = study::view_of(programme_, "");
    kept = std::make_unique<const Report>(Report{view, report::actions_tables(view, w)});
  }
  return *kept;
}

std::string ActionsPages::page(const std::string& name, Language language) {
  const report::Words w(language);
  const Report& made = report_in(w);
  if (name == kReport) return report::actions_page(made.view, made.tables, w);
  if (name == kSummary) return report::summary_page(made.view, made.tables, w);
  const auto names = report::quartier_page_names(made.view);
  const auto target = std::ranges::find(names, name);
  if (target == names.end()) {
    throw RequestError(404, "unknown_quartier",
                       Message{"no_quartier_in_programme", {{"quartier", name}}});
  }
  return report::quartier_page(made.view, made.tables,
                               static_cast<std::size_t>(target - names.begin()), w);
}

std::vector<std::string> ActionsPages::names() const {
  std::vector<std::string> names = report::quartier_page_names(study::view_of(programme_, ""));
  names.insert(names.begin(), {kReport, kSummary});
  return names;
}

}  // namespace carreau::lab
