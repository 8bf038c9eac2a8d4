// SPDX-License-Identifier: Apache-2.0
#include "criteria/verdict.hpp"

#include "income/normal.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace carreau {

namespace {

Decision plain_decision(bool is_met) { return is_met ? Decision::met : Decision::not_met; }

/// Probability, in ten-thousandths, that a number of people is at least a bound of which it is this
/// many times as much.
double probability_of_reaching(double times, double log_deviation) {
  return std::round(1e4 * normal_below(std::log(times) / log_deviation)) / 1e4;
}

/// A criterion on people or their density, whose doubt is the same.
CriterionResult people_result(CriterionResult result, bool is_met, const AreaFigures& figures) {
  result.decision = plain_decision(is_met);
  const bool is_in_doubt =
      figures.people_log_deviation > 0.0 && result.bound > 0.0 && result.value.value_or(0.0) > 0.0;
  if (!is_in_doubt) return result;
  result.probability =
      probability_of_reaching(*result.value / result.bound, figures.people_log_deviation);
  result.decision = decision_of(is_met, *result.probability);
  return result;
}

CriterionResult territory_result(const RuleSet& rule, const Situation& situation) {
  CriterionResult result{Criterion::territory, Comparison::at_least,
                         plain_decision(situation.basis != TerritoryBasis::none), std::nullopt,
                         static_cast<double>(rule.minimum_unit_population)};
  if (situation.legal_population) result.value = static_cast<double>(*situation.legal_population);
  return result;
}

/// The median is below S exactly when more than half of the people live below S. The share is
/// compared, because it is a plain sum, whereas the median results from an iterative search.
CriterionResult income_result(const AreaFigures& figures) {
  CriterionResult result{Criterion::income, Comparison::more_than,
                         plain_decision(is_most(figures.share_low_income)), std::nullopt,
                         kShareToExceed};
  if (!figures.has_incomes()) return result;
  result.value = figures.share_low_income.fraction();
  if (!figures.are_incomes_in_doubt) return result;
  result.probability = std::round(1e4 * figures.p_criterion) / 1e4;
  result.decision = decision_of(is_most(figures.share_low_income), *result.probability);
  return result;
}

}  // namespace

Decision decision_of(bool is_met, double probability) {
  if (is_met) return Decision::met;
  return probability <= kExcluded ? Decision::not_met : Decision::undecided;
}

std::string to_text(Decision decision) {
  switch (decision) {
    case Decision::met: return "met";
    case Decision::not_met: return "not_met";
    case Decision::undecided: return "undecided";
  }
  return {};
}

std::string to_text(TerritoryBasis basis) {
  switch (basis) {
    case TerritoryBasis::unit: return "unit";
    case TerritoryBasis::derogation: return "derogation";
    case TerritoryBasis::none: return "none";
    case TerritoryBasis::everywhere: return "everywhere";
  }
  return {};
}

TerritoryBasis urban_basis(const RuleSet& rule) {
  return rule.urban_territory == UrbanTerritory::everywhere ? TerritoryBasis::everywhere
                                                            : TerritoryBasis::unit;
}

std::string to_text(Criterion criterion) {
  switch (criterion) {
    case Criterion::territory: return "territory";
    case Criterion::population: return "population";
    case Criterion::density: return "density";
    case Criterion::income: return "income";
    case Criterion::contiguity: return "contiguity";
  }
  return {};
}

std::string to_text(Outcome outcome) {
  switch (outcome) {
    case Outcome::meets: return "meets";
    case Outcome::fails: return "fails";
    case Outcome::undecided: return "undecided";
    case Outcome::no_data: return "no_data";
  }
  return {};
}

std::string_view parameter_of(Criterion criterion) {
  switch (criterion) {
    case Criterion::territory: return "minimum_unit_population";
    case Criterion::population: return "minimum_zone_population";
    case Criterion::density: return "minimum_zone_density";
    case Criterion::income: return "poverty_ratio";
    case Criterion::contiguity: break;
  }
  return {};
}

bool CriterionList::holds(Criterion criterion) const {
  return std::find(begin(), end(), criterion) != end();
}

std::string to_text(const CriterionList& criteria, std::string_view separator) {
  std::string text;
  for (const Criterion criterion : criteria) {
    if (!text.empty()) text += separator;
    text += to_text(criterion);
  }
  return text;
}

const CriterionResult* Verdict::find(Criterion criterion) const {
  for (const CriterionResult& result : results()) {
    if (result.criterion == criterion) return &result;
  }
  return nullptr;
}

bool Verdict::fails(Criterion criterion) const {
  const CriterionResult* const result = find(criterion);
  return result != nullptr && result->decision == Decision::not_met;
}

CriterionList Verdict::those(Decision decision) const {
  CriterionList list;
  for (const CriterionResult& result : results()) {
    if (result.decision == decision) list.push_back(result.criterion);
  }
  return list;
}

Outcome Verdict::outcome() const {
  if (!has_data()) return Outcome::no_data;
  if (!failed().empty()) return Outcome::fails;
  return undecided().empty() ? Outcome::meets : Outcome::undecided;
}

Verdict Verdict::with_decisions(const CriterionList& failed) const {
  Verdict verdict = *this;
  for (CriterionResult& result : std::span(verdict.results_).first(verdict.size_)) {
    result.decision = plain_decision(!failed.holds(result.criterion));
  }
  return verdict;
}

Verdict verdict_of(const RuleSet& rule, const AreaFigures& figures, const Situation& situation) {
  Verdict verdict;
  if (!figures.has_data) return verdict;
  const auto add = [&](CriterionResult result) {
    result.citation = citation_of(rule, parameter_of(result.criterion));
    verdict.add(std::move(result));
  };
  if (rule.urban_territory != UrbanTerritory::everywhere) add(territory_result(rule, situation));
  add(people_result({Criterion::population,
                     Comparison::at_least,
                     {},
                     figures.people.value(),
                     static_cast<double>(rule.minimum_zone_population)},
                    is_populous(rule, figures.people), figures));
  add(people_result({Criterion::density,
                     Comparison::at_least,
                     {},
                     figures.density(),
                     static_cast<double>(rule.minimum_zone_density)},
                    is_dense(rule, figures.people, figures.area_m2), figures));
  if (compares_incomes(rule)) add(income_result(figures));
  if (situation.pieces) {
    add({Criterion::contiguity, Comparison::at_most, plain_decision(*situation.pieces <= 1),
         static_cast<double>(*situation.pieces), 1.0});
  }
  return verdict;
}

}  // namespace carreau
