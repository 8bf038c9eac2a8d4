// SPDX-License-Identifier: Apache-2.0
#include "report/agreement_summary.hpp"

#include "files/json_text.hpp"
#include "report/text_table.hpp"
#include "results/delineation_codes.hpp"
#include "results/heading_list.hpp"
#include "results/zoning_codes.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>

namespace carreau::report {

namespace {

namespace h = results::headings;

/// The reason why people of a reference zone were left out, in words. A cell that the result does
/// not contain has no reason.
std::string reason_text(const std::string& reason, const Words& w) {
  if (const auto known = results::parse_code<Reason>(reason)) {
    return std::string(results::value_text(*known, w.language()));
  }
  if (reason == "not_in_result") return std::string(w("report_agreement_summary_not_in_result"));
  return reason;
}

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

nlohmann::ordered_json rounded(const std::optional<double>& value) {
  return value ? nlohmann::ordered_json(rounded(*value)) : nlohmann::ordered_json();
}

std::string share_text(const std::optional<double>& share, const Words& w) {
  return share ? w.decimal(*share, 3) : std::string("–");
}

nlohmann::ordered_json rows_json(const std::vector<ZoneAgreement>& rows,
                                 const std::vector<std::string>& codes,
                                 const std::vector<std::string>& names) {
  auto list = nlohmann::ordered_json::array();
  for (std::size_t z = 0; z < rows.size(); ++z) {
    list.push_back(
        {{h::kCode.name, codes[z]},
         {h::kName.name, names[z]},
         {h::kPeople.name, std::round(rows[z].people * 10.0) / 10.0},
         {h::kShareProposed.name, rounded(rows[z].share())},
         {h::kFound.name, to_text(rows[z].found)},
         {h::kMainReason.name, rows[z].main_reason()},
         {h::kShareStraddling.name,
          rows[z].people > 0.0 ? rounded(rows[z].straddling_people / rows[z].people) : 0.0}});
  }
  return list;
}

nlohmann::ordered_json measure_json(const AgreementSums& f) {
  return {{"people_proposed", std::round(f.people_proposed * 10.0) / 10.0},
          {"people_reference", std::round(f.people_reference * 10.0) / 10.0},
          {"people_both", std::round(f.people_both * 10.0) / 10.0},
          {"precision", rounded(f.precision())},
          {"recall", rounded(f.recall())},
          {"f1", rounded(f.f1())},
          {"jaccard", rounded(f.jaccard())},
          {"ceiling", rounded(f.ceiling)}};
}

/// A zone of the reference that has people.
struct AgreementRow {
  const std::string& code;
  const std::string& name;
  const ZoneAgreement& zone;
};

std::vector<TextColumn<AgreementRow>> columns_of_agreement(const Words& w) {
  using R = AgreementRow;
  const Language l = w.language();
  return {
      {h::kCode.title(l), [](const R& row) { return row.code; }},
      {h::kName.title(l), [](const R& row) { return row.name; }},
      {h::kPeople.title(l), [&w](const R& row) { return w.count(row.zone.people); }},
      {h::kShareProposed.title(l),
       [&w](const R& row) {
         return w.percent_apart(row.zone.share(), nearest_bound(row.zone.share()));
       }},
      {h::kShareStraddling.title(l),
       [&w](const R& row) { return w.percent(row.zone.straddling_people / row.zone.people); }},
      {h::kFound.title(l),
       [l](const R& row) { return std::string(results::value_text(row.zone.found, l)); }},
      {h::kMainReason.title(l),
       [&w](const R& row) { return reason_text(row.zone.main_reason(), w); }},
  };
}

}  // namespace

std::string agreement_text(const NamedAgreement& a, Language language) {
  const Words w(language);
  const AgreementSums& f = a.by_area;
  std::string text =
      w.text("report_agreement_summary_figures", {{"people_proposed", w.count(f.people_proposed)},
                                                  {"people_reference", w.count(f.people_reference)},
                                                  {"people_both", w.count(f.people_both)},
                                                  {"precision", share_text(f.precision(), w)},
                                                  {"recall", share_text(f.recall(), w)},
                                                  {"f1", share_text(f.f1(), w)},
                                                  {"jaccard", share_text(f.jaccard(), w)},
                                                  {"ceiling", w.decimal(f.ceiling, 3)}});
  text += w.text("report_agreement_summary_by_people",
                 {{"people_reference", w.count(a.by_people.people_reference)},
                  {"f1", share_text(a.by_people.f1(), w)},
                  {"ceiling", w.decimal(a.by_people.ceiling, 3)}});
  const std::vector<ZoneAgreement>& reference = a.by_people.reference;
  std::vector<AgreementRow> rows;
  for (std::size_t z = 0; z < reference.size(); ++z) {
    if (reference[z].found == Found::no_data) continue;
    rows.push_back({a.reference_codes[z], a.reference_names[z], reference[z]});
  }
  text += table_of(columns_of_agreement(w), rows).text();
  const std::size_t without_cells = reference.size() - rows.size();
  if (without_cells > 0) {
    text += w.text("report_agreement_summary_zones_without_cells", {{"zones", without_cells}});
  }
  return text;
}

std::string agreement_json(const NamedAgreement& a) {
  nlohmann::ordered_json json = measure_json(a.by_area);
  json["by_people"] = measure_json(a.by_people);
  json["reference"] = rows_json(a.by_people.reference, a.reference_codes, a.reference_names);
  json["proposed"] = rows_json(a.by_people.proposed, a.proposed_codes, a.proposed_names);
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
