// SPDX-License-Identifier: Apache-2.0
#include "actions/quartier_facts.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace carreau {

namespace {

/// Sums over the cells of one zone.
class ZoneSums {
 public:
  ZoneSums(const CellCommunes& grid, FewestHouseholds fewest) : grid_(grid), fewest_(fewest) {}

  void add(const CellShare& part) {
    const CellTable& cells = grid_.cells();
    const std::size_t i = part.cell.position();
    // The share of a cut cell is that of its area.
    const double people = cells.people()[i].value() * part.share;
    people_ += people;
    if (cells.imputations()[i] != Imputation::observed) imputed_ += people;
    if (cells.headcount() == Headcount::present) {
      households_ += cells.households()[i].value() * part.share;
      poor_ += cells.poor_households()[i].value() * part.share;
    }
    // A quartier may lie in several communes.
    communes_[grid_.of(part.cell)] += people;
  }

  void write_to(QuartierFacts& facts, const std::map<std::string, std::string>& names) const {
    // A zone without people in the grid most likely lies outside it: its figures are unknown, not
    // zero.
    if (people_ <= 0.0) return;
    facts.people = people_;
    facts.share_imputed = imputed_ / people_;
    // Secrecy holds for households, not for people, whose number is published for every cell.
    const bool is_known =
        grid_.cells().headcount() == Headcount::present && !fewest_.withholds(households_);
    if (is_known) {
      facts.households = households_;
      facts.poor_households = poor_;
    }
    for (const auto& [code, people] : communes_) {
      // A cell without a known commune has an empty code.
      if (code.empty() || people <= 0.0) continue;
      const auto name = names.find(std::string(code));
      facts.communes.push_back(
          {std::string(code), name == names.end() ? std::string() : name->second, people});
    }
    // The main commune comes first; of equal ones that with the lower code.
    std::stable_sort(
        facts.communes.begin(), facts.communes.end(),
        [](const QuartierCommune& a, const QuartierCommune& b) { return a.people > b.people; });
  }

 private:
  const CellCommunes& grid_;
  FewestHouseholds fewest_;
  double people_ = 0.0;
  double imputed_ = 0.0;
  double households_ = 0.0;
  double poor_ = 0.0;
  std::map<std::string_view, double> communes_;
};

/// Completes what the grid gives: it may lack the codes of communes, and no table their names.
void complete_communes(const std::vector<QuartierCommune>& beside,
                       std::vector<QuartierCommune>& communes) {
  if (communes.empty()) communes = beside;
  for (QuartierCommune& commune : communes) {
    const auto same = std::ranges::find(beside, commune.code, &QuartierCommune::code);
    if (commune.name.empty() && same != beside.end()) commune.name = same->name;
  }
}

}  // namespace

std::vector<QuartierFacts> quartier_facts(const Zoning& quartiers) {
  std::vector<QuartierFacts> facts(quartiers.size());
  for (std::size_t z = 0; z < facts.size(); ++z) {
    facts[z].code = quartiers.codes[z];
    if (!quartiers.names.empty()) facts[z].name = quartiers.names[z];
    if (!quartiers.beside.empty()) {
      for (const ZoneCommune& commune : quartiers.beside[z]) {
        facts[z].communes.push_back({commune.code, commune.name, 0.0});
      }
    }
    // Zones made of communes know them without a grid.
    if (quartiers.kind != ZoningKind::communes) continue;
    for (const std::string& commune : quartiers.communes[z]) {
      facts[z].communes.push_back({commune, {}, 0.0});
    }
  }
  return facts;
}

std::vector<QuartierFacts> quartier_facts(const Zoning& quartiers, const CellShares& shares,
                                          const CellCommunes& grid,
                                          const std::map<std::string, std::string>& commune_names,
                                          FewestHouseholds fewest) {
  std::vector<QuartierFacts> facts = quartier_facts(quartiers);
  for (std::size_t z = 0; z < facts.size(); ++z) {
    ZoneSums sums(grid, fewest);
    for (const CellShare& part : shares.of_zone(z)) sums.add(part);
    // The grid tells more than the zoning: communes with their people.
    const auto beside = std::exchange(facts[z].communes, {});
    sums.write_to(facts[z], commune_names);
    complete_communes(beside, facts[z].communes);
  }
  return facts;
}

std::vector<std::string> set_published(
    const std::map<std::string, std::int64_t, std::less<>>& people,
    std::vector<QuartierFacts>& quartiers) {
  std::set<std::string_view> met;
  for (QuartierFacts& facts : quartiers) {
    const auto found = people.find(facts.code);
    if (found == people.end()) continue;
    met.insert(found->first);
    const auto published = static_cast<double>(found->second);
    for (QuartierCommune& commune : facts.communes) {
      const double estimate = facts.people.value_or(0.0);
      if (facts.communes.size() == 1) commune.people = published;
      else if (estimate > 0.0) commune.people *= published / estimate;
    }
    facts.people = published;
    facts.is_published = true;
    // Nothing of a published number is imputed.
    facts.share_imputed = 0.0;
  }
  std::vector<std::string> others;
  for (const auto& [code, count] : people) {
    if (!met.contains(code)) others.push_back(code);
  }
  return others;
}

QuartierHistory quartier_history(const std::vector<QuartierFacts>& older,
                                 const ZoningComparison& comparison,
                                 std::vector<QuartierFacts>& present) {
  std::set<std::string_view> codes;
  for (const QuartierFacts& facts : present) codes.insert(facts.code);
  QuartierHistory history;
  for (std::size_t z = 0; z < older.size(); ++z) {
    // A code in both lists has not changed, whatever became of its limit.
    if (codes.contains(older[z].code)) continue;
    const ComparedZone& zone = comparison.before[z];
    // Nothing of it remains: money can still go to it, as to a former quartier.
    if (zone.links.empty()) {
      history.former.push_back(older[z]);
      continue;
    }
    auto& successors = history.successors[older[z].code];
    for (const ZoneIndex next : zone.links) {
      std::int64_t people = 0;
      for (const Transfer& transfer : comparison.transfers.row(ZoneIndex(z))) {
        if (transfer.after == next) people += transfer.count.people.tenths();
      }
      successors.push_back({next.position(), people});
    }
  }
  for (std::size_t z = 0; z < present.size(); ++z) {
    present[z].has_entered = comparison.after[z].change == ZoneChange::entered;
  }
  return history;
}

}  // namespace carreau
