// SPDX-License-Identifier: Apache-2.0
#include "report/case_summary.hpp"

#include "base/version.hpp"
#include "files/json_text.hpp"
#include "report/findings_text.hpp"
#include "report/text_table.hpp"
#include "results/record_json.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>

namespace carreau::report {

namespace {

using Record = results::CaseRecord;

std::string share(const std::optional<double>& value, const Words& w) {
  return value ? w.decimal(*value, 3) : std::string("–");
}

/// The title of a column by its name.
std::string_view title(std::string_view name, const Words& w) {
  const auto& columns = results::case_columns();
  return columns.columns()[columns.find(name).value()].title(w.language());
}

}  // namespace

std::string cases_text(const std::vector<Record>& cases, Language language) {
  const Words w(language);
  const auto count = [&w](std::size_t zones) { return w.count(static_cast<double>(zones)); };
  const std::vector<TextColumn<Record>> columns = {
      {title("case", w), [](const Record& r) { return r.key; }},
      {title("title", w), [](const Record& r) { return r.title; }},
      {title("people_reference", w), [&w](const Record& r) { return w.count(r.people_reference); }},
      {title("people_proposed", w), [&w](const Record& r) { return w.count(r.people_proposed); }},
      {title("f1_by_area", w), [&w](const Record& r) { return share(r.f1_by_area, w); }},
      {title("ceiling_by_area", w), [&w](const Record& r) { return share(r.ceiling_by_area, w); }},
      {title("f1_by_people", w), [&w](const Record& r) { return share(r.f1_by_people, w); }},
      {title("ceiling_by_people", w),
       [&w](const Record& r) { return share(r.ceiling_by_people, w); }},
      {title("found", w), [&](const Record& r) { return count(r.found); }},
      {title("partly", w), [&](const Record& r) { return count(r.partly); }},
      {title("missed", w), [&](const Record& r) { return count(r.missed); }}};
  return table_of(columns, cases).text();
}

std::string cases_json(const std::vector<Record>& cases, const std::vector<Findings>& findings) {
  nlohmann::ordered_json json;
  json["version"] = version();
  auto list = nlohmann::ordered_json::array();
  for (std::size_t k = 0; k < cases.size(); ++k) {
    auto one = results::record_json(results::case_columns(), cases[k]);
    one["findings"] = findings_json(findings[k]);
    list.push_back(std::move(one));
  }
  json["cases"] = std::move(list);
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
