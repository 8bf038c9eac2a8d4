// SPDX-License-Identifier: Apache-2.0
#include "zoning/agreement.hpp"

#include <algorithm>
#include <span>

namespace carreau {

namespace {

double ratio(double part, double whole) { return whole > 0.0 ? part / whole : 0.0; }

std::vector<ZoneAgreement> zone_rows(const CellTable& cells, const CellShares& zones,
                                     std::span<const double> other) {
  std::vector<ZoneAgreement> rows(zones.zone_count());
  for (std::size_t z = 0; z < rows.size(); ++z) {
    ZoneAgreement& row = rows[z];
    for (const CellShare& s : zones.of_zone(z)) {
      const double people = cells.people()[s.cell.position()].value();
      row.people += people * s.share;
      row.shared_people += people * std::min(s.share, other[s.cell.position()]);
    }
    if (row.people <= 0.0) row.found = Found::no_data;
    else if (row.share() >= kFoundShare) row.found = Found::found;
    else if (row.share() >= kPartlyShare) row.found = Found::partly;
    else row.found = Found::missed;
  }
  return rows;
}

}  // namespace

std::string to_text(Found found) {
  switch (found) {
    case Found::found: return "found";
    case Found::partly: return "partly";
    case Found::missed: return "missed";
    case Found::no_data: return "no_data";
  }
  return {};
}

double Agreement::precision() const { return ratio(people_both, people_proposed); }
double Agreement::recall() const { return ratio(people_both, people_reference); }
double Agreement::f1() const {
  return ratio(2.0 * people_both, people_proposed + people_reference);
}
double Agreement::jaccard() const {
  return ratio(people_both, people_proposed + people_reference - people_both);
}

Agreement agreement(const CellTable& cells, const CellShares& proposed,
                    const CellShares& reference) {
  const std::vector<double> in_proposed = proposed.per_cell(cells.size());
  const std::vector<double> in_reference = reference.per_cell(cells.size());
  Agreement a;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double people = cells.people()[i].value();
    a.people_proposed += people * in_proposed[i];
    a.people_reference += people * in_reference[i];
    a.people_both += people * std::min(in_proposed[i], in_reference[i]);
  }
  a.proposed = zone_rows(cells, proposed, in_reference);
  a.reference = zone_rows(cells, reference, in_proposed);
  return a;
}

}  // namespace carreau
