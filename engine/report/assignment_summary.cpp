// SPDX-License-Identifier: Apache-2.0
#include "report/assignment_summary.hpp"

#include "base/version.hpp"
#include "report/findings_text.hpp"
#include "report/text_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace carreau::report {

namespace {

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

nlohmann::ordered_json zoning_json(const NamedCounts& named, std::size_t k) {
  const ZoningCounts& c = named.counts.zonings[k];
  const results::NamedZoning& zoning = named.zonings[k];
  nlohmann::ordered_json json;
  json["name"] = zoning.name;
  json["zones"] = zoning.zones.codes.size();
  json["in"] = c.inside;
  json["in_several"] = c.in_several;
  for (std::size_t b = 0; b < named.counts.bands.size(); ++b) {
    json["within_" + results::band_name(named.counts.bands[b])] = c.entirely_within[b];
  }
  json["ambiguous"] = c.doubtful;
  if (named.has_footprints) {
    json["vat_condition"] = {{"in_zone", count_of(c, VatCondition::in_zone)},
                             {"entirely_300m", count_of(c, VatCondition::entirely)},
                             {"renewal_300m_500m", count_of(c, VatCondition::renewal)}};
  }
  auto by_zone = nlohmann::ordered_json::object();
  for (std::size_t z = 0; z < c.by_zone.size(); ++z) {
    if (c.by_zone[z] == 0) continue;
    auto& count = by_zone[zoning.zones.codes[z]];
    count = (count.is_null() ? 0 : count.get<std::size_t>()) + c.by_zone[z];
  }
  json["by_zone"] = std::move(by_zone);
  return json;
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
  TextTable table({w("report_assignment_summary_zoning"), "", w("report_assignment_summary_zones"),
                   w("report_assignment_summary_inside"), w("report_assignment_summary_share")});
  for (const double band : counts.bands) {
    table.add_column(
        fmt::format("{} {}", w("report_assignment_summary_within"), results::band_name(band)));
  }
  table.add_column(w("report_assignment_summary_doubtful"));
  for (std::size_t k = 0; k < counts.zonings.size(); ++k) {
    const ZoningCounts& c = counts.zonings[k];
    std::vector<std::string> row = {
        named.zonings[k].name, "", number(named.zonings[k].zones.codes.size()), number(c.inside),
        counts.rows == 0
            ? "–"
            : w.percent(static_cast<double>(c.inside) / static_cast<double>(counts.rows), 1)};
    for (const std::size_t n : c.entirely_within) row.push_back(number(n));
    row.push_back(number(c.doubtful));
    table.add_row(std::move(row));
  }
  text += table.text() + "\n";
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
  json["no_coordinates"] = count_of(named.counts, PlaceStatus::no_coordinates);
  json["unreadable_coordinates"] = count_of(named.counts, PlaceStatus::unreadable);
  json["outside_france"] = count_of(named.counts, PlaceStatus::outside_france);
  auto zonings = nlohmann::ordered_json::array();
  for (std::size_t k = 0; k < named.zonings.size(); ++k) zonings.push_back(zoning_json(named, k));
  json["zonings"] = std::move(zonings);
  json["findings"] = findings_json(named.findings);
  return json.dump(2) + "\n";
}

}  // namespace carreau::report
