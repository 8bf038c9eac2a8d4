// SPDX-License-Identifier: Apache-2.0
#include "report/agreement_summary.hpp"

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
        {{"code", codes[z]},
         {"name", names[z]},
         {"people", std::round(rows[z].people * 10.0) / 10.0},
         {"share", rounded(rows[z].share())},
         {"found", to_text(rows[z].found)},
         {"main_reason", rows[z].main_reason()},
         {"share_straddling",
          rows[z].people > 0.0 ? rounded(rows[z].straddling_people / rows[z].people) : 0.0}});
  }
  return list;
}

}  // namespace

std::string agreement_text(const NamedAgreement& a, Language language) {
  const Words w(language);
  const Agreement& f = a.figures;
  std::string text =
      w.text("report_agreement_summary_figures", {{"people_proposed", w.count(f.people_proposed)},
                                                  {"people_reference", w.count(f.people_reference)},
                                                  {"people_both", w.count(f.people_both)},
                                                  {"precision", share_text(f.precision(), w)},
                                                  {"recall", share_text(f.recall(), w)},
                                                  {"f1", share_text(f.f1(), w)},
                                                  {"jaccard", share_text(f.jaccard(), w)},
                                                  {"ceiling", w.decimal(f.ceiling, 3)}});
  namespace h = results::headings;
  TextTable table(results::titles({h::kCode, h::kName, h::kPeople, h::kShareProposed,
                                   h::kShareStraddling, h::kFound, h::kMainReason},
                                  language));
  std::size_t without_cells = 0;
  for (std::size_t z = 0; z < f.reference.size(); ++z) {
    const ZoneAgreement& row = f.reference[z];
    if (row.found == Found::no_data) {
      ++without_cells;
      continue;
    }
    table.add_row({a.reference_codes[z], a.reference_names[z], w.count(row.people),
                   w.percent_apart(row.share(), nearest_bound(row.share())),
                   w.percent(row.straddling_people / row.people),
                   std::string(results::value_text(row.found, w.language())),
                   reason_text(row.main_reason(), w)});
  }
  text += table.text();
  if (without_cells > 0) {
    text += w.text("report_agreement_summary_zones_without_cells", {{"zones", without_cells}});
  }
  return text;
}

std::string agreement_json(const NamedAgreement& a) {
  const Agreement& f = a.figures;
  nlohmann::ordered_json json;
  json["people_proposed"] = std::round(f.people_proposed * 10.0) / 10.0;
  json["people_reference"] = std::round(f.people_reference * 10.0) / 10.0;
  json["people_both"] = std::round(f.people_both * 10.0) / 10.0;
  json["precision"] = rounded(f.precision());
  json["recall"] = rounded(f.recall());
  json["f1"] = rounded(f.f1());
  json["jaccard"] = rounded(f.jaccard());
  json["ceiling"] = rounded(f.ceiling);
  json["reference"] = rows_json(f.reference, a.reference_codes, a.reference_names);
  json["proposed"] = rows_json(f.proposed, a.proposed_codes, a.proposed_names);
  return json.dump(2) + "\n";
}

}  // namespace carreau::report
