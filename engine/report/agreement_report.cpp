// SPDX-License-Identifier: Apache-2.0
#include "report/agreement_report.hpp"

#include "report/text_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>

namespace carreau::report {

namespace {

std::string found_text(Found found, const Words& w) {
  switch (found) {
    case Found::found: return std::string(w("retrouvé", "found"));
    case Found::partly: return std::string(w("en partie", "partly"));
    case Found::missed: return std::string(w("manqué", "missed"));
    case Found::no_data: return std::string(w("sans cellule", "no cell"));
  }
  return {};
}

/// Why people of a reference zone were left out, for people.
std::string reason_text(const std::string& reason, const Words& w) {
  if (reason.empty()) return {};
  if (reason == "above_threshold") return std::string(w("revenus trop hauts", "incomes too high"));
  if (reason == "zone_too_few_people") return std::string(w("zone trop petite", "zone too small"));
  if (reason == "zone_above_threshold") {
    return std::string(w("zone entière trop riche", "zone as a whole too rich"));
  }
  if (reason == "zone_too_sparse") return std::string(w("zone trop peu dense", "zone too sparse"));
  if (reason == "outside_unit") return std::string(w("hors unité urbaine", "outside any unit"));
  if (reason == "unit_too_small") return std::string(w("unité trop petite", "unit too small"));
  if (reason == "cell_too_small") return std::string(w("cellules trop petites", "cells too small"));
  if (reason == "outside_compact_zone") {
    return std::string(w("hors zone compacte", "outside compact zones"));
  }
  if (reason == "not_in_result") return std::string(w("absent du résultat", "not in the result"));
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
      fmt::format(fmt::runtime(w("Habitants : {} proposés, {} dans la référence, {} dans les deux\n"
                                 "Précision {}, rappel {}, F1 {}, Jaccard {}\n"
                                 "F1 le plus haut que des cellules entières permettent : {}\n\n",
                                 "People: {} proposed, {} in the reference, {} in both\n"
                                 "Precision {}, recall {}, F1 {}, Jaccard {}\n"
                                 "Highest F1 that whole cells allow: {}\n\n")),
                  w.count(f.people_proposed), w.count(f.people_reference), w.count(f.people_both),
                  share_text(f.precision(), w), share_text(f.recall(), w), share_text(f.f1(), w),
                  share_text(f.jaccard(), w), w.decimal(f.ceiling, 3));
  TextTable table({w("code", "code"), w("nom", "name"), w("habitants", "people"),
                   w("part proposée", "share proposed"), w("à cheval", "straddling"),
                   w("état", "state"), w("pourquoi pas en entier", "why not in full")});
  std::size_t without_cells = 0;
  for (std::size_t z = 0; z < f.reference.size(); ++z) {
    const ZoneAgreement& row = f.reference[z];
    if (row.found == Found::no_data) {
      ++without_cells;
      continue;
    }
    table.add_row({a.reference_codes[z], a.reference_names[z], w.count(row.people),
                   w.percent(row.share()), w.percent(row.straddling_people / row.people),
                   found_text(row.found, w), reason_text(row.main_reason(), w)});
  }
  text += table.text();
  if (without_cells > 0) {
    text += fmt::format(
        fmt::runtime(w("{} zones de la référence ne contiennent aucune cellule de la grille.\n",
                       "{} zones of the reference hold no cell of the grid.\n")),
        without_cells);
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
