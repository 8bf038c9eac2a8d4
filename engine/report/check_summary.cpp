// SPDX-License-Identifier: Apache-2.0
#include "report/check_summary.hpp"

#include "base/version.hpp"
#include "files/json_text.hpp"
#include "report/findings_text.hpp"
#include "report/text_table.hpp"
#include "results/delineation_codes.hpp"
#include "results/heading_list.hpp"
#include "results/zoning_codes.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::report {

namespace {

std::string verdict_text(const PerimeterCheck& check, const Words& w) {
  const auto words = [&](const CriterionList& list) {
    std::vector<std::string> criteria;
    for (const Criterion criterion : list) {
      criteria.emplace_back(results::value_text(criterion, w.language()));
    }
    return criteria;
  };
  switch (check.verdict.outcome()) {
    case Outcome::fails:
      return w.text("report_check_summary_fails", {{"criteria", words(check.verdict.failed())}});
    case Outcome::undecided:
      return w.text("report_check_summary_undecided",
                    {{"criteria", words(check.verdict.undecided())}});
    case Outcome::meets:
    case Outcome::no_data: break;
  }
  return std::string(results::value_text(check.verdict.outcome(), w.language()));
}

std::string interval(const Words& w, const Interval& i) {
  return fmt::format("{} [{} ; {}]", w.euros(i.value), w.euros(i.low), w.euros(i.high));
}

/// The declared median, with enough digits to show on which side of S it is; S is a whole number.
std::string beside_threshold(const Words& w, const AreaFigures& f) {
  const Interval& i = f.median_declared;
  return fmt::format("{} [{} ; {}]", w.euros_apart(i.value, f.threshold_declared.value()),
                     w.euros(i.low), w.euros(i.high));
}

/// The people, with their interval where they are an estimate.
std::string people_text(const Words& w, const AreaFigures& f) {
  if (f.people_log_deviation == 0.0) return w.count(f.people.value());
  const Interval people = f.people_interval();
  return fmt::format("{} [{} ; {}]", w.count(people.value), w.count(people.low),
                     w.count(people.high));
}

std::array<std::size_t, 4> count_verdicts(const std::vector<PerimeterCheck>& checks) {
  std::array<std::size_t, 4> counts{};
  for (const PerimeterCheck& c : checks) ++counts[static_cast<std::size_t>(c.verdict.outcome())];
  return counts;
}

struct CheckedZone {
  const std::string& code;
  const std::string& name;
  const PerimeterCheck& check;
};

/// A column of a figure, which is unknown for a zone without people.
TextColumn<CheckedZone> figure_column(std::string_view title,
                                      std::function<std::string(const PerimeterCheck&)> figure) {
  return {title, [figure = std::move(figure)](const CheckedZone& zone) {
            return zone.check.has_data() ? figure(zone.check) : std::string("–");
          }};
}

std::vector<TextColumn<CheckedZone>> columns_of_checks(const Words& w, bool is_declared) {
  namespace h = results::headings;
  using Check = PerimeterCheck;
  const Language l = w.language();
  std::vector<TextColumn<CheckedZone>> columns = {
      {h::kCode.title(l), [](const CheckedZone& zone) { return zone.code; }},
      {h::kName.title(l), [](const CheckedZone& zone) { return zone.name; }},
      figure_column(h::kPeople.title(l),
                    [&w](const Check& c) { return people_text(w, c.figures); }),
      figure_column(results::interval_title(h::kMedianDeclared, l),
                    [&w](const Check& c) { return beside_threshold(w, c.figures); }),
      figure_column(h::kThresholdDeclared.title(l),
                    [&w](const Check& c) { return w.euros(c.figures.threshold_declared.value()); }),
      figure_column(h::kPCriterion.title(l),
                    [&w](const Check& c) { return w.decimal(c.figures.p_criterion, 2); }),
      figure_column(h::kShareImputed.title(l),
                    [&w](const Check& c) { return w.percent(c.share_imputed()); }),
      {h::kVerdict.title(l), [&w](const CheckedZone& zone) { return verdict_text(zone.check, w); }},
  };
  // Where the cells count declared incomes there is no other median.
  if (is_declared) return columns;
  constexpr std::ptrdiff_t kBehindPeople = 3;
  columns.insert(
      columns.begin() + kBehindPeople,
      figure_column(results::interval_title(h::kMedianDisposable, l),
                    [&w](const Check& c) { return interval(w, c.figures.median_disposable); }));
  return columns;
}

}  // namespace

std::string check_text(const NamedChecks& named, Language language) {
  const Words w(language);
  std::string text = w.text("report_heading_of_rule", {{"version", version()},
                                                       {"rule", named.scenario.rule.title},
                                                       {"year", named.scenario.vintage.year}});
  const auto counts = count_verdicts(named.checks);
  text += w.text(
      "report_check_summary_counts",
      {{"met", counts[0]}, {"unmet", counts[1]}, {"undecided", counts[2]}, {"unknown", counts[3]}});
  std::vector<CheckedZone> zones;
  for (std::size_t z = 0; z < named.checks.size(); ++z) {
    zones.push_back({named.zones.codes[z], named.zones.names[z], named.checks[z]});
  }
  text += table_of(columns_of_checks(w, named.scenario.vintage.is_declared()), zones).text() +
          "\n" + findings_text(named.findings, language);
  text += w("report_check_summary_notes");
  return text;
}

std::string check_json(const NamedChecks& named) {
  const auto counts = count_verdicts(named.checks);
  nlohmann::ordered_json json;
  json["version"] = version();
  json["rule"] = named.scenario.rule.name;
  json["vintage"] = named.scenario.vintage.year;
  json["zones"] = named.checks.size();
  json["meets"] = counts[0];
  json["fails"] = counts[1];
  json["undecided"] = counts[2];
  json["no_data"] = counts[3];
  json["findings"] = findings_json(named.findings);
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
