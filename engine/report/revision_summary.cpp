// SPDX-License-Identifier: Apache-2.0
#include "report/revision_summary.hpp"

#include "base/version.hpp"
#include "files/json_text.hpp"
#include "report/findings_text.hpp"
#include "report/text_table.hpp"
#include "report/words.hpp"
#include "results/heading_list.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace carreau::report {

namespace {

using results::PeopleMoved;
using results::RevisedRecord;
using results::RevisionOutput;

constexpr std::array kStatuses = {RevisedStatus::unchanged, RevisedStatus::extended,
                                  RevisedStatus::created, RevisedStatus::no_data,
                                  RevisedStatus::left};

std::string people_text(const std::optional<Persons>& people, const Words& w) {
  return people ? w.count(people->value()) : std::string("–");
}

std::string status_text(const RevisedRecord& row, const Words& w) {
  std::string text(results::value_text(row.status, w.language()));
  if (!row.letter.empty()) text = row.letter + " " + text;
  return text;
}

std::string risks_text(const RevisedRecord& row, const Words& w) {
  std::string text;
  for (const ExitRisk risk : row.risks) {
    if (!text.empty()) text += ", ";
    text += results::value_text(risk, w.language());
  }
  return text;
}

std::vector<TextColumn<RevisedRecord>> columns_of_map(const Words& w) {
  namespace h = results::headings;
  using R = RevisedRecord;
  const Language l = w.language();
  return {
      {h::kCode.title(l), [](const R& row) { return row.figures.code; }},
      {h::kName.title(l), [](const R& row) { return row.figures.name; }},
      {h::kStatus.title(l), [&w](const R& row) { return status_text(row, w); }},
      {h::kBefore.title(l), [&w](const R& row) { return people_text(row.people_before, w); }},
      {h::kAfter.title(l), [&w](const R& row) { return people_text(row.figures.people, w); }},
      {w("report_revision_summary_ratio"),
       [&w](const R& row) { return row.income_ratio ? w.decimal(*row.income_ratio, 2) : "–"; }},
      {w("report_revision_summary_rate"),
       [&w](const R& row) { return row.exit_rate ? w.percent(*row.exit_rate, 1) : "–"; }},
      {w("report_revision_summary_risk"), [&w](const R& row) { return risks_text(row, w); }},
  };
}

std::string counts_text(const RevisionOutput& o, const Words& w) {
  std::vector<Detail> details;
  for (const RevisedStatus status : kStatuses) {
    details.push_back({std::string(to_text(status)), o.revision.count(status)});
  }
  details.push_back({"at_risk", o.revision.count_at_risk()});
  return w.text("report_revision_summary_counts", std::move(details));
}

std::string moved_text(const PeopleMoved& moved, const Words& w) {
  return w.text("report_revision_summary_people", {{"before", w.count(moved.before.value())},
                                                   {"after", w.count(moved.after.value())},
                                                   {"extended", w.count(moved.extended.value())},
                                                   {"created", w.count(moved.created.value())},
                                                   {"left", w.count(moved.left.value())}});
}

}  // namespace

std::string revision_text(const RevisionOutput& o, Language language) {
  const Words w(language);
  const Scenario& scenario = o.rule.scenario;
  std::string text = w.text(
      "report_heading_of_rule",
      {{"version", version()}, {"rule", scenario.rule.title}, {"year", scenario.vintage.year}});
  text += counts_text(o, w) + moved_text(results::people_moved(o), w) + "\n";
  std::vector<RevisedRecord> rows = results::revised_records(o);
  for (RevisedRecord& row : results::left_records(o)) rows.push_back(std::move(row));
  text += table_of(columns_of_map(w), rows).text() + "\n";
  text += findings_text(o.rule.findings, language);
  text += w.text(
      "report_revision_summary_notes",
      {{"overall", w.percent(o.rates.overall.fraction(), 1)}, {"revision", o.rates.revision}});
  return text;
}

std::string revision_json(const RevisionOutput& o, const std::vector<std::string>& paths) {
  const PeopleMoved moved = results::people_moved(o);
  nlohmann::ordered_json json;
  json["version"] = version();
  json["rule"] = o.rule.scenario.rule.name;
  json["vintage"] = o.rule.scenario.vintage.year;
  json["listed"] = o.listed.size();
  for (const RevisedStatus status : kStatuses) {
    json[std::string(to_text(status))] = o.revision.count(status);
  }
  json["at_risk"] = o.revision.count_at_risk();
  json["exit_rates"] = o.rates.revision;
  json["people"] = {{"before", moved.before.value()},
                    {"extended", moved.extended.value()},
                    {"new", moved.created.value()},
                    {"left", moved.left.value()},
                    {"after", moved.after.value()}};
  json["files"] = paths;
  json["findings"] = findings_json(o.rule.findings);
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
