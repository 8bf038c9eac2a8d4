// SPDX-License-Identifier: Apache-2.0
#include "zoning/revision.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace carreau {

namespace {

/// Draws up a revision step by step.
class Reviser {
 public:
  explicit Reviser(const RevisionInput& given)
      : given_(given),
        cells_(given.input.cells),
        offsets_(neighbour_offsets(given.input.options.contiguity)),
        listed_share_(given.input.listed_share),
        listed_people_(given.listed.per_cell(cells_.size())) {
    made_.roles.assign(cells_.size(), CellRole::outside);
    made_.quartier_of.assign(cells_.size(), ZoneIndex::none());
    made_.group_people.assign(cells_.size(), Persons());
  }

  Revision run() {
    keep_listed();
    mark_listed_cells();
    apply_decisions();
    extend_by_rule();
    create_by_rule();
    mark_neighbours();
    settle_statuses();
    return std::move(made_);
  }

 private:
  [[nodiscard]] CellRole& role(CellIndex cell) { return made_.roles[cell.position()]; }
  [[nodiscard]] ZoneIndex& quartier(CellIndex cell) { return made_.quartier_of[cell.position()]; }
  [[nodiscard]] bool is_listed(CellIndex cell) const {
    return listed_share_[cell.position()] >= given_.options.listed_share.fraction();
  }
  /// Whether the cell is part of a listed quartier or of its extension.
  [[nodiscard]] bool is_taken(CellIndex cell) {
    return role(cell) == CellRole::listed || role(cell) == CellRole::extension;
  }
  template <class Visit>
  void visit_neighbours(CellIndex cell, const Visit& visit) const {
    for (const Offset offset : offsets_) {
      const CellIndex next =
          cells_.lattice().neighbour(cells_.positions()[cell.position()], offset);
      if (!next.is_none()) visit(next);
    }
  }

  void keep_listed() {
    for (std::size_t z = 0; z < given_.listed.zone_count(); ++z) {
      RevisedQuartier kept;
      kept.listed = z;
      const PerimeterCheck& check = given_.checks[z];
      if (!check.has_data()) kept.status = RevisedStatus::no_data;
      else weigh_exit(check, kept);
      made_.quartiers.push_back(std::move(kept));
    }
  }

  /// The observed rate of exits of such quartiers, and the reasons for a flag.
  void weigh_exit(const PerimeterCheck& check, RevisedQuartier& kept) const {
    const ExitRates& rates = given_.rates;
    const double threshold = check.figures.threshold_declared.value();
    if (threshold > 0.0) {
      kept.income_ratio = check.figures.median_declared.value / threshold;
      kept.exit_rate = rates.of_ratio(*kept.income_ratio);
      if (*kept.exit_rate >= rates.at_risk_from) kept.risks.push_back(ExitRisk::income);
    }
    if (check.figures.people < Persons::whole(rates.few_people)) {
      kept.exit_rate = std::max(kept.exit_rate.value_or(Share()), rates.rate_of_few);
      if (rates.rate_of_few >= rates.at_risk_from) kept.risks.push_back(ExitRisk::few_people);
    }
    if (check.basis == TerritoryBasis::none) kept.risks.push_back(ExitRisk::territory);
  }

  /// A cell that several quartiers share is counted with the one that holds most of it.
  void mark_listed_cells() {
    std::vector<double> most(cells_.size(), 0.0);
    for (std::size_t z = 0; z < given_.listed.zone_count(); ++z) {
      for (const CellShare& part : given_.listed.of_zone(z)) {
        double& so_far = most[part.cell.position()];
        if (part.area <= so_far) continue;
        so_far = part.area;
        quartier(part.cell) = ZoneIndex(z);
        if (is_listed(part.cell)) role(part.cell) = CellRole::listed;
      }
    }
  }

  void apply_decisions() {
    for (const ListedDecision& decision : given_.decisions) {
      RevisedQuartier& kept = made_.quartiers[decision.quartier];
      kept.is_by_hand = true;
      kept.reason = decision.reason;
      kept.date = decision.date;
      if (decision.leaves) {
        kept.status = RevisedStatus::left;
        continue;
      }
      for (const CellIndex cell : decision.cells) {
        if (role(cell) == CellRole::outside) take_into(decision.quartier, cell);
      }
    }
  }

  void take_into(std::size_t z, CellIndex cell) {
    RevisedQuartier& kept = made_.quartiers[z];
    const double brought = 1.0 - listed_people_[cell.position()];
    kept.extension.push_back(cell);
    kept.extension_people +=
        Persons::from_value(cells_.people()[cell.position()].value() * brought);
    role(cell) = CellRole::extension;
    quartier(cell) = ZoneIndex(z);
  }

  /// Whether the rule may propose that a quartier grows: its territory passes, and no edit by hand
  /// says what it is to be.
  [[nodiscard]] bool can_grow(std::size_t z) const {
    const PerimeterCheck& check = given_.checks[z];
    return !made_.quartiers[z].is_by_hand && check.has_data() &&
           check.basis != TerritoryBasis::none;
  }

  [[nodiscard]] std::vector<CellIndex> cells_to_join() const {
    std::vector<CellIndex> chosen;
    const double needed = given_.options.extension_share.fraction();
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const bool is_poor = given_.share_tested[i] > needed && !cells_.people()[i].is_zero();
      if (is_poor && made_.roles[i] == CellRole::outside) chosen.emplace_back(i);
    }
    return chosen;
  }

  /// Groups stay within a unit, whose threshold they are held against.
  [[nodiscard]] std::vector<std::uint32_t> units() const {
    std::vector<std::uint32_t> keys;
    keys.reserve(cells_.size());
    for (const UnitIndex unit : given_.input.membership.unit) {
      keys.push_back(static_cast<std::uint32_t>(unit.position()));
    }
    return keys;
  }

  void extend_by_rule() {
    const std::vector<CellIndex> chosen = cells_to_join();
    const LabellingOptions options{given_.input.options.contiguity, 0};
    const Clusters groups =
        label_clusters(cells_.positions(), cells_.lattice(), chosen, units(), options);
    for (std::size_t g = 0; g < groups.size(); ++g) decide_group(groups[g].cells);
  }

  /// How many cells of a group touch each listed quartier.
  [[nodiscard]] std::map<std::size_t, std::size_t> touched_by(std::span<const CellIndex> group) {
    std::map<std::size_t, std::size_t> count;
    std::vector<std::size_t> met;
    for (const CellIndex cell : group) {
      met.clear();
      // A limit may cross the cell itself, by less than makes it a cell of the quartier.
      if (!quartier(cell).is_none()) met.push_back(quartier(cell).position());
      visit_neighbours(cell, [&](CellIndex next) {
        if (role(next) == CellRole::listed) met.push_back(quartier(next).position());
      });
      std::sort(met.begin(), met.end());
      met.erase(std::unique(met.begin(), met.end()), met.end());
      for (const std::size_t z : met) ++count[z];
    }
    return count;
  }

  void decide_group(std::span<const CellIndex> group) {
    const auto touched = touched_by(group);
    if (touched.empty()) return;
    const Persons brought = people_brought(group);
    for (const CellIndex cell : group) made_.group_people[cell.position()] = brought;
    const UnitIndex unit = given_.input.membership.unit[group.front().position()];
    std::optional<std::size_t> joined;
    std::size_t most = 0;
    for (const auto& [z, count] : touched) {
      if (count <= most || !can_grow(z) || given_.checks[z].unit != unit) continue;
      joined = z;
      most = count;
    }
    if (!joined) return mark(group, CellRole::other_unit, touched.begin()->first);
    if (brought < Persons::whole(given_.options.extension_people)) {
      return mark(group, CellRole::group_too_small, *joined);
    }
    for (const CellIndex cell : group) take_into(*joined, cell);
  }

  [[nodiscard]] Persons people_brought(std::span<const CellIndex> group) const {
    Persons people;
    for (const CellIndex cell : group) {
      const std::size_t i = cell.position();
      people += Persons::from_value(cells_.people()[i].value() * (1.0 - listed_people_[i]));
    }
    return people;
  }

  void mark(std::span<const CellIndex> group, CellRole decided, std::size_t z) {
    for (const CellIndex cell : group) {
      role(cell) = decided;
      quartier(cell) = ZoneIndex(z);
    }
  }

  /// The first listed quartier that a zone meets or touches.
  [[nodiscard]] std::optional<std::size_t> listed_beside(const Zone& zone) {
    for (const CellIndex cell : zone.cells) {
      // Any share counts here: a new quartier must not have people of a listed one.
      if (!quartier(cell).is_none() && listed_share_[cell.position()] > 0.0) {
        return quartier(cell).position();
      }
      if (is_taken(cell)) return quartier(cell).position();
      std::optional<std::size_t> met;
      visit_neighbours(cell, [&](CellIndex next) {
        if (!met && is_taken(next)) met = quartier(next).position();
      });
      if (met) return met;
    }
    return std::nullopt;
  }

  void create_by_rule() {
    const auto& zones = given_.rule.perimeters;
    std::vector<std::optional<std::size_t>> beside;
    beside.reserve(zones.size());
    // All are asked before any cell of a new one is marked.
    for (const Zone& zone : zones) beside.push_back(listed_beside(zone));
    for (std::size_t k = 0; k < zones.size(); ++k) {
      if (beside[k]) {
        for (const CellIndex cell : zones[k].cells) {
          if (role(cell) == CellRole::outside)
            mark({&cell, 1}, CellRole::beside_listed, *beside[k]);
        }
        continue;
      }
      RevisedQuartier created;
      created.status = RevisedStatus::created;
      created.zone = k;
      created.is_by_hand = zones[k].status != ZoneStatus::rule;
      mark(zones[k].cells, CellRole::created, made_.quartiers.size());
      made_.quartiers.push_back(std::move(created));
    }
  }

  /// Cells that nothing was decided about, next to a listed quartier, are so because of their
  /// share.
  void mark_neighbours() {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const CellIndex cell(i);
      if (role(cell) != CellRole::outside || cells_.people()[i].is_zero()) continue;
      ZoneIndex touched = quartier(cell);
      visit_neighbours(cell, [&](CellIndex next) {
        if (touched.is_none() && role(next) == CellRole::listed) touched = quartier(next);
      });
      if (!touched.is_none()) mark({&cell, 1}, CellRole::share_too_low, touched.position());
    }
  }

  void settle_statuses() {
    for (RevisedQuartier& kept : made_.quartiers) {
      std::sort(kept.extension.begin(), kept.extension.end());
      if (kept.status == RevisedStatus::unchanged && !kept.extension.empty()) {
        kept.status = RevisedStatus::extended;
      }
    }
  }

  const RevisionInput& given_;
  const CellTable& cells_;
  std::span<const Offset> offsets_;
  std::span<const double> listed_share_;  ///< of each cell's area
  std::vector<double> listed_people_;     ///< of its people
  Revision made_;
};

}  // namespace

Share ExitRates::of_ratio(double ratio) const {
  const auto band = std::find_if(bands.begin(), bands.end() - 1,
                                 [&](const Band& b) { return ratio < b.ratio_below; });
  return band->rate;
}

std::string_view to_text(RevisedStatus status) {
  constexpr std::array<std::string_view, kRevisedStatuses> kNames = {"unchanged", "extended", "new",
                                                                     "no_data", "left"};
  return kNames[static_cast<std::size_t>(status)];
}

std::string_view letter_of(RevisedStatus status) {
  constexpr std::array<std::string_view, kRevisedStatuses> kLetters = {"I", "M", "N", "", ""};
  return kLetters[static_cast<std::size_t>(status)];
}

std::string_view to_text(ExitRisk risk) {
  constexpr std::array<std::string_view, 3> kNames = {"income", "few_people", "territory"};
  return kNames[static_cast<std::size_t>(risk)];
}

std::string_view to_text(CellRole role) {
  constexpr std::array<std::string_view, 8> kNames = {
      "outside",       "listed",          "extension",  "new",
      "share_too_low", "group_too_small", "other_unit", "beside_listed"};
  return kNames[static_cast<std::size_t>(role)];
}

std::size_t Revision::count(RevisedStatus status) const {
  return static_cast<std::size_t>(
      std::count_if(quartiers.begin(), quartiers.end(),
                    [&](const RevisedQuartier& quartier) { return quartier.status == status; }));
}

std::size_t Revision::count_at_risk() const {
  return static_cast<std::size_t>(
      std::count_if(quartiers.begin(), quartiers.end(), [](const RevisedQuartier& quartier) {
        return quartier.status != RevisedStatus::left && quartier.is_at_risk();
      }));
}

Revision revise(const RevisionInput& input) { return Reviser(input).run(); }

}  // namespace carreau
