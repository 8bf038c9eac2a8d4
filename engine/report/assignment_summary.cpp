// SPDX-License-Identifier: Apache-2.0
#include "report/assignment_summary.hpp"

#include "base/version.hpp"
#include "files/json_text.hpp"
#include "report/findings_text.hpp"
#include "report/text_table.hpp"
#include "results/assignment_codes.hpp"
#include "results/assignment_totals.hpp"
#include "results/heading_list.hpp"
#include "results/record_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace carreau::report {

namespace {

namespace h = results::headings;

std::size_t count_of(const AssignmentCounts& counts, PlaceStatus status) {
  return counts.by_status[static_cast<std::size_t>(status)];
}

std::size_t count_of(const ZoningCounts& counts, VatCondition condition) {
  return counts.by_vat_condition[static_cast<std::size_t>(condition)];
}

std::string vat_line(const NamedCounts& named, std::size_t zoning, const Words& w) {
  const ZoningCounts& c = named.counts.zonings[zoning];
  const auto count = [&](VatCondition condition) {
    return w.count(static_cast<double>(count_of(c, condition)));
  };
  return w.text("report_assignment_summary_vat_of_5_5_cgi_art_278_sexies_by_place",
                {{"name", named.zonings[zoning].name},
                 {"in_zone", count(VatCondition::in_zone)},
                 {"entirely", count(VatCondition::entirely)},
                 {"renewal", count(VatCondition::renewal)}});
}

nlohmann::ordered_json vat_json(const ZoningCounts& counts) {
  nlohmann::ordered_json json;
  for (const VatCondition condition :
       {VatCondition::in_zone, VatCondition::entirely, VatCondition::renewal}) {
    json[std::string(to_text(condition))] = count_of(counts, condition);
  }
  return json;
}

/// Zones without any place are left out.
nlohmann::ordered_json by_zone_json(const ZoningCounts& counts, const Zoning& zones) {
  auto by_zone = nlohmann::ordered_json::object();
  for (std::size_t z = 0; z < counts.by_zone.size(); ++z) {
    if (counts.by_zone[z] == 0) continue;
    auto& count = by_zone[zones.codes[z]];
    count = (count.is_null() ? 0 : count.get<std::size_t>()) + counts.by_zone[z];
  }
  return by_zone;
}

std::vector<std::string> row_of(const results::AssignmentTotals& totals, std::size_t rows,
                                const Words& w) {
  const auto number = [&](std::size_t n) { return w.count(static_cast<double>(n)); };
  std::vector<std::string> row = {
      totals.name, "", number(totals.zones), number(totals.inside),
      rows == 0 ? "–"
                : w.percent(static_cast<double>(totals.inside) / static_cast<double>(rows), 1)};
  for (const std::size_t n : totals.within) row.push_back(number(n));
  row.push_back(number(totals.ambiguous));
  return row;
}

using TotalColumns = results::ColumnTable<results::AssignmentTotals>;

nlohmann::ordered_json zoning_json(const NamedCounts& named, std::size_t k,
                                   const TotalColumns& columns) {
  const ZoningCounts& counts = named.counts.zonings[k];
  const results::NamedZoning& zoning = named.zonings[k];
  auto json = results::record_json(columns, results::assignment_totals(zoning, counts));
  if (named.has_footprints) json["vat_condition"] = vat_json(counts);
  json["by_zone"] = by_zone_json(counts, zoning.zones);
  return json;
}

/// A row a zoning; the column without a title keeps figures to the right of the names.
std::string totals_table(const NamedCounts& named, const Words& w) {
  const AssignmentCounts& counts = named.counts;
  const Language language = w.language();
  TextTable table({h::kZoning.title(language), "", h::kZones.title(language),
                   h::kInside.title(language), h::kShareInside.title(language)});
  for (const double band : counts.bands) table.add_column(results::band_title(band, language));
  table.add_column(h::kAmbiguous.title(language));
  for (std::size_t k = 0; k < counts.zonings.size(); ++k) {
    table.add_row(
        row_of(results::assignment_totals(named.zonings[k], counts.zonings[k]), counts.rows, w));
  }
  return table.text();
}

}  // namespace

std::string assignment_text(const NamedCounts& named, Language language) {
  const Words w(language);
  const AssignmentCounts& counts = named.counts;
  const auto number = [&](std::size_t n) { return w.count(static_cast<double>(n)); };
  std::string text = fmt::format("Carreau {}\n\n", version());
  text += w.text(
      "report_assignment_summary_rows_of_which_have_a_place_in_france",
      {{"rows", number(counts.rows)}, {"placed", number(count_of(counts, PlaceStatus::placed))}});
  text += totals_table(named, w) + "\n";
  for (std::size_t k = 0; named.has_footprints && k < counts.zonings.size(); ++k) {
    text += vat_line(named, k, w);
  }
  return text + findings_text(named.findings, language);
}

std::string assignment_json(const NamedCounts& named) {
  nlohmann::ordered_json json;
  json["version"] = version();
  json["rows"] = named.counts.rows;
  json["placed"] = count_of(named.counts, PlaceStatus::placed);
  for (const PlaceStatus status :
       {PlaceStatus::no_coordinates, PlaceStatus::unreadable, PlaceStatus::outside_france}) {
    json[std::string(to_text(status))] = count_of(named.counts, status);
  }
  auto zonings = nlohmann::ordered_json::array();
  const TotalColumns columns = results::assignment_total_columns(named.counts.bands);
  for (std::size_t k = 0; k < named.zonings.size(); ++k) {
    zonings.push_back(zoning_json(named, k, columns));
  }
  json["zonings"] = std::move(zonings);
  json["findings"] = findings_json(named.findings);
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
