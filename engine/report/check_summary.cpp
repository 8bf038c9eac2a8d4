// SPDX-License-Identifier: Apache-2.0
#include "report/check_summary.hpp"

#include "base/version.hpp"
#include "report/findings_text.hpp"
#include "report/text_table.hpp"
#include "results/delineation_codes.hpp"
#include "results/heading_list.hpp"
#include "results/zoning_codes.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>

namespace carreau::report {

namespace {

std::string verdict_text(const PerimeterCheck& check, const Words& w) {
  if (check.verdict.outcome() != Outcome::fails) {
    return std::string(results::value_text(check.verdict.outcome(), w.language()));
  }
  std::vector<std::string> criteria;
  for (const Criterion criterion : check.verdict.failed()) {
    criteria.emplace_back(results::value_text(criterion, w.language()));
  }
  return w.text("report_check_summary_fails", {{"criteria", criteria}});
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

std::array<std::size_t, 3> count_verdicts(const std::vector<PerimeterCheck>& checks) {
  std::array<std::size_t, 3> counts{};
  for (const PerimeterCheck& c : checks) ++counts[static_cast<std::size_t>(c.verdict.outcome())];
  return counts;
}

}  // namespace

std::string check_text(const NamedChecks& named, Language language) {
  const Words w(language);
  std::string text = w.text("report_heading_of_rule", {{"version", version()},
                                                       {"rule", named.scenario.rule.title},
                                                       {"year", named.scenario.vintage.year}});
  const auto counts = count_verdicts(named.checks);
  text += w.text("report_check_summary_counts",
                 {{"met", counts[0]}, {"unmet", counts[1]}, {"unknown", counts[2]}});
  namespace h = results::headings;
  const std::string disposable = results::interval_title(h::kMedianDisposable, language);
  const std::string declared = results::interval_title(h::kMedianDeclared, language);
  TextTable table({h::kCode.title(language), h::kName.title(language), h::kPeople.title(language),
                   disposable, declared, h::kThresholdDeclared.title(language),
                   h::kPCriterion.title(language), h::kShareImputed.title(language),
                   h::kVerdict.title(language)});
  for (std::size_t z = 0; z < named.checks.size(); ++z) {
    const PerimeterCheck& c = named.checks[z];
    std::vector<std::string> row = {named.zones.codes[z], named.zones.names[z]};
    const AreaFigures& f = c.figures;
    if (c.has_data()) {
      for (const std::string& value :
           {w.count(f.people.value()), interval(w, f.median_disposable), beside_threshold(w, f),
            w.euros(f.threshold_declared.value()), w.decimal(f.p_criterion, 2),
            w.percent(c.share_imputed())}) {
        row.push_back(value);
      }
    } else {
      row.resize(8, "–");
    }
    row.push_back(verdict_text(c, w));
    table.add_row(std::move(row));
  }
  text += table.text() + "\n" + findings_text(named.findings, language);
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
  json["no_data"] = counts[2];
  json["findings"] = findings_json(named.findings);
  return json.dump(2) + "\n";
}

}  // namespace carreau::report
