// SPDX-License-Identifier: Apache-2.0
/// The verdict of a rule on an area: each criterion with its value, its bound and whether it is
/// met. All decisions are made here, on exact figures; reports and files only read them.
#pragma once

#include "criteria/area_figures.hpp"
#include "rules/rule_set.hpp"
#include "rules/unit_threshold.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace carreau {

/// How an area met the territory test.
enum class TerritoryBasis : std::uint8_t {
  unit,
  derogation,
  none,
  everywhere,  ///< the rule asks nothing of the territory
};
/// The basis of places that pass the test by themselves.
[[nodiscard]] TerritoryBasis urban_basis(const RuleSet& rule);
[[nodiscard]] std::string to_text(TerritoryBasis basis);

/// The criteria for an area as a whole, in the order of the decree. Contiguity comes last: zones
/// drawn by the rule always satisfy it, so only zones drawn by hand are tested.
enum class Criterion : std::uint8_t { territory, population, density, income, contiguity };
/// The criteria that a rule may define. One that applies everywhere has none on the territory, one
/// that compares no incomes none on income.
inline constexpr std::array kCriteria = {Criterion::territory, Criterion::population,
                                         Criterion::density, Criterion::income};
inline constexpr std::size_t kMostCriteria = 5;
[[nodiscard]] std::string to_text(Criterion criterion);

/// Whether a criterion is met.
enum class Decision : std::uint8_t {
  met,
  not_met,
  undecided,  ///< the estimate is so near the bound that the data do not tell
};
[[nodiscard]] std::string to_text(Decision decision);

/// The decision on a figure in doubt. An estimate that meets the criterion decides in its favour.
/// One that does not is weak evidence against a perimeter, official ones above all: the criterion
/// is not met where the interval of 90 % excludes it, and undecided otherwise. `probability` that
/// it is met, rounded to ten-thousandths.
[[nodiscard]] Decision decision_of(bool is_met, double probability);
inline constexpr double kExcluded = 0.05;

/// How a value is compared with its bound.
enum class Comparison : std::uint8_t { at_least, more_than, at_most };

/// The result of one criterion for an area. Its value is:
///   territory   the legal population of the unit; none where it is unknown
///   population  people
///   density     people per km²
///   income      fraction of the people below S; none where nobody lives
///   contiguity  number of connected pieces
struct CriterionResult {
  Criterion criterion = Criterion::territory;
  Comparison comparison = Comparison::at_least;
  Decision decision = Decision::not_met;  ///< by derogation the value may be below its bound
  std::optional<double> value;            ///< unrounded
  double bound = 0.0;
  Citation citation = {};  ///< of the article that requires it; empty where the rule cites none
  /// Probability that the criterion is met, where its value is in doubt.
  std::optional<double> probability = {};

  [[nodiscard]] bool is_met() const { return decision == Decision::met; }
  friend bool operator==(const CriterionResult&, const CriterionResult&) = default;
};

/// The parameter of a rule that sets the bound of a criterion, or else the name of the criterion;
/// rule.clauses has its article under this name. Empty for contiguity.
[[nodiscard]] std::string_view parameter_of(Criterion criterion);

/// A short list of criteria in the order of the decree, stored without allocation.
class CriterionList {
 public:
  using value_type = Criterion;
  using const_iterator = const Criterion*;

  void push_back(Criterion criterion) { list_[size_++] = criterion; }
  [[nodiscard]] const_iterator begin() const { return list_.data(); }
  [[nodiscard]] const_iterator end() const { return list_.data() + size_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] Criterion front() const { return list_[0]; }
  [[nodiscard]] bool holds(Criterion criterion) const;

  friend bool operator==(const CriterionList&, const CriterionList&) = default;

 private:
  std::array<Criterion, kMostCriteria> list_{};
  std::size_t size_ = 0;
};
/// The names of the criteria, joined by a separator.
[[nodiscard]] std::string to_text(const CriterionList& criteria, std::string_view separator);

/// The result for an area as a whole.
enum class Outcome : std::uint8_t {
  meets,
  fails,      ///< a criterion is not met
  undecided,  ///< none fails, and one is undecided
  no_data,
};
[[nodiscard]] std::string to_text(Outcome outcome);

/// The results of all criteria for one area.
class Verdict {
 public:
  /// No data is known for the area.
  Verdict() = default;

  /// At most kMostCriteria, in order, without repetition.
  void add(CriterionResult result) { results_[size_++] = std::move(result); }

  [[nodiscard]] std::span<const CriterionResult> results() const {
    return std::span(results_).first(size_);
  }
  /// Null where the criterion was not tested.
  [[nodiscard]] const CriterionResult* find(Criterion criterion) const;
  /// False for a criterion that was not tested, and for one that is undecided.
  [[nodiscard]] bool fails(Criterion criterion) const;
  [[nodiscard]] CriterionList failed() const { return those(Decision::not_met); }
  [[nodiscard]] CriterionList undecided() const { return those(Decision::undecided); }
  [[nodiscard]] bool has_data() const { return size_ > 0; }
  /// Whether every criterion is met; false without data.
  [[nodiscard]] bool meets() const { return outcome() == Outcome::meets; }
  [[nodiscard]] Outcome outcome() const;

  /// The same values and bounds, with the decisions that a result file contains.
  [[nodiscard]] Verdict with_decisions(const CriterionList& failed) const;

  friend bool operator==(const Verdict&, const Verdict&) = default;

 private:
  [[nodiscard]] CriterionList those(Decision decision) const;

  std::array<CriterionResult, kMostCriteria> results_{};
  std::size_t size_ = 0;
};

/// The location of an area and its number of pieces.
struct Situation {
  TerritoryBasis basis = TerritoryBasis::none;
  /// Of its unit, rounded as the decree requires.
  std::optional<std::int64_t> legal_population = {};
  /// Given only for zones drawn by hand, which are tested for contiguity.
  std::optional<std::size_t> pieces = {};
};

/// The share of people below S that an area must exceed.
inline constexpr double kShareToExceed = 0.5;
/// Whether more than half of the people live below S, which means that the median is below S.
[[nodiscard]] inline bool is_most(Share below) { return below.fraction() > kShareToExceed; }

/// Decides on an area. Population and density are compared exactly, in tenths of people; the income
/// criterion uses the estimated share. Where figures are those of a perimeter that cuts cells
/// (AreaFigures), a criterion may be undecided. Empty where the figures have no data.
[[nodiscard]] Verdict verdict_of(const RuleSet& rule, const AreaFigures& figures,
                                 const Situation& situation);

}  // namespace carreau
