// SPDX-License-Identifier: Apache-2.0
#include "inputs/zone_people.hpp"

#include "files/gdal_source.hpp"
#include "inputs/populations_reader.hpp"
#include "inputs/zone_columns.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace carreau::inputs {

void set_limits(Zoning& zoning, const std::optional<ZoneLimits>& stated,
                bool is_column_of_quartiers) {
  zoning.are_limits_stated = stated.has_value();
  for (const std::string& code : zoning.codes) {
    const bool is_quartier = is_column_of_quartiers || is_quartier_code(code);
    zoning.limits.push_back(
        stated.value_or(ZoneLimits::of(is_quartier ? LimitKind::drawn : LimitKind::neutral)));
  }
}

void read_zone_people(const std::string& path, Zoning& zoning, Findings& findings) {
  const PublishedPopulations published = read_published_populations(path, findings);
  std::set<std::string_view> used;
  for (const std::string& code : zoning.codes) {
    const auto found = published.find(code);
    const bool is_known = found != published.end();
    zoning.people.push_back(is_known ? std::optional(found->second.people) : std::nullopt);
    if (is_known) used.insert(found->first);
  }
  const Place table{files::base_name(path), {}, {}};
  if (used.empty()) {
    findings.warn("populations_of_none", {{"zoning", zoning.key}}, table);
    return;
  }
  const std::size_t missing = zoning.size() - used.size();
  if (missing > 0) {
    findings.warn("populations_missing", {}, table, static_cast<std::int64_t>(missing));
  }
  const auto other = std::ranges::find_if(
      published, [&](const auto& entry) { return !used.contains(entry.first); });
  if (other == published.end()) return;
  findings.notice("populations_of_no_quartier", {{"code", other->first}}, table,
                  static_cast<std::int64_t>(published.size() - used.size()));
}

}  // namespace carreau::inputs
