// SPDX-License-Identifier: Apache-2.0
#include "zoning/agreement.hpp"

#include "zoning/overlap.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace carreau {

namespace {

double ratio(double part, double whole) { return whole > 0.0 ? part / whole : 0.0; }

/// Nothing where `whole` is zero: a share of nobody is unknown, not zero.
std::optional<double> known_ratio(double part, double whole) {
  if (whole <= 0.0) return std::nullopt;
  return part / whole;
}

/// Compares one zoning with another, zone by zone.
class SideComparison {
 public:
  SideComparison(const CellTable& cells, const CellShares& own, const CellShares& other,
                 std::span<const std::string> reasons)
      : cells_(cells),
        own_(own),
        reasons_(reasons),
        of_cell_(other, cells.size()),
        common_(cells, own, other),
        // What all zones together cover of each cell.
        covered_(other.per_cell(cells.size())) {}

  std::vector<ZoneAgreement> rows() const {
    std::vector<ZoneAgreement> rows;
    for (std::size_t z = 0; z < own_.zone_count(); ++z) rows.push_back(row(z));
    return rows;
  }

 private:
  ZoneAgreement row(std::size_t zone) const {
    ZoneAgreement row;
    // A set: a zone met in several cells is listed once.
    std::set<std::size_t> met;
    for (const CellShare& s : own_.of_zone(zone)) add_cell(zone, s, row, met);
    row.met.assign(met.begin(), met.end());
    row.found = found_of(row);
    return row;
  }

  static Found found_of(const ZoneAgreement& row) {
    // Areas are sums of real numbers: a share that is a tenth may come out a last digit below it.
    constexpr double kRounding = 1e-9;
    if (row.people <= 0.0) return Found::no_data;
    if (row.share() >= kFoundShare - kRounding) return Found::found;
    return row.share() >= kPartlyShare - kRounding ? Found::partly : Found::missed;
  }

  void add_cell(std::size_t zone, const CellShare& s, ZoneAgreement& row,
                std::set<std::size_t>& met) const {
    const std::size_t i = s.cell.position();
    const double people = cells_.people()[i].value();
    double common = 0.0;
    for (const ZonesOfCells::Part& part : of_cell_.of(s.cell)) {
      const double share = common_.people(s.cell, {zone, s.share, s.area}, part);
      common += share;
      // Less than one person in common is a touch of limits.
      if (people * share >= 1.0) met.insert(part.zone);
    }
    // An area in two overlapping zones counts once.
    common = std::min({common, s.share, covered_[i]});
    row.people += people * s.share;
    row.shared_people += people * common;
    // A cell inside as a whole has a share of exactly 1, apart from rounding.
    constexpr double kWhole = 1.0 - 1e-9;
    if (s.share < kWhole) row.straddling_people += people * s.share;
    // People of this zone that the other zoning lacks, by the reason of their cell.
    const double missed = people * (s.share - common);
    if (!reasons_.empty() && missed > 0.0) row.missed_by_reason[reasons_[i]] += missed;
  }

  const CellTable& cells_;
  const CellShares& own_;
  std::span<const std::string> reasons_;
  ZonesOfCells of_cell_;
  CommonShares common_;
  std::vector<double> covered_;
};

/// Choosing a set of whole cells gives F1 = 2·Σ n·r / (Σ n + R), where the sums run over the chosen
/// cells, n is a cell's people, r its share inside the reference, and R the people of the
/// reference. To beat a value F, Σ n·(2r − F) > F·R must hold; the left side is largest when
/// exactly the cells with r > F/2 are chosen. The best set therefore consists of the cells with the
/// largest shares, and trying every number of them finds it.
double best_whole_cells(const CellTable& cells, std::span<const double> reference) {
  std::vector<std::size_t> order(cells.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Stable, so that equal shares keep the order of the table.
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return reference[a] > reference[b]; });
  double total = 0.0;
  for (std::size_t i = 0; i < cells.size(); ++i) total += cells.people()[i].value() * reference[i];
  double taken = 0.0;
  double both = 0.0;
  double best = 0.0;
  for (const std::size_t i : order) {
    taken += cells.people()[i].value();
    both += cells.people()[i].value() * reference[i];
    best = std::max(best, ratio(2.0 * both, taken + total));
  }
  return best;
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

std::string ZoneAgreement::main_reason() const {
  // The first of equal reasons: they are in the order of their names.
  const auto most =
      std::max_element(missed_by_reason.begin(), missed_by_reason.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == missed_by_reason.end() ? std::string() : most->first;
}

std::optional<double> AgreementSums::precision() const {
  return known_ratio(people_both, people_proposed);
}
std::optional<double> AgreementSums::recall() const {
  return known_ratio(people_both, people_reference);
}
std::optional<double> AgreementSums::f1() const {
  return known_ratio(2.0 * people_both, people_proposed + people_reference);
}
std::optional<double> AgreementSums::jaccard() const {
  return known_ratio(people_both, people_proposed + people_reference - people_both);
}

AgreementSums agreement_sums(const CellTable& cells, const CellShares& proposed,
                             const CellShares& reference) {
  const std::vector<double> in_proposed = proposed.per_cell(cells.size());
  const std::vector<double> in_reference = reference.per_cell(cells.size());
  const ZonesOfCells proposed_of(proposed, cells.size());
  const ZonesOfCells reference_of(reference, cells.size());
  const CommonShares shares(cells, proposed, reference);
  AgreementSums a;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double people = cells.people()[i].value();
    double common = 0.0;
    for (const auto& p : proposed_of.of(CellIndex(i))) {
      for (const auto& r : reference_of.of(CellIndex(i))) {
        common += shares.people(CellIndex(i), p, r);
      }
    }
    // Overlapping zones of one side count people once.
    a.people_proposed += people * in_proposed[i];
    a.people_reference += people * in_reference[i];
    a.people_both += people * std::min({common, in_proposed[i], in_reference[i]});
  }
  a.ceiling = best_whole_cells(cells, in_reference);
  return a;
}

Agreement agreement(const CellTable& cells, const CellShares& proposed, const CellShares& reference,
                    std::span<const std::string> reasons) {
  // Reasons are those of the proposal, so they explain only what it misses of the reference.
  return {agreement_sums(cells, proposed, reference),
          SideComparison(cells, proposed, reference, {}).rows(),
          SideComparison(cells, reference, proposed, reasons).rows()};
}

}  // namespace carreau
