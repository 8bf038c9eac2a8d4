// SPDX-License-Identifier: Apache-2.0
/// What a rule decides of an area: each criterion with its value, its bound and whether it is met.
/// Decisions are made here, on exact figures; whatever tells of them reads a Verdict.
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

namespace carreau {

/// How the territory test was met.
enum class TerritoryBasis : std::uint8_t { unit, derogation, none };
[[nodiscard]] std::string to_text(TerritoryBasis basis);

/// What a rule asks of an area as a whole, in the order of the decree. Contiguity comes last: a
/// zone that the rule draws has it by construction, and only a zone drawn by hand is tested on it.
enum class Criterion : std::uint8_t { territory, population, density, income, contiguity };
/// Those that a rule decides on.
inline constexpr std::array kCriteria = {Criterion::territory, Criterion::population,
                                         Criterion::density, Criterion::income};
inline constexpr std::size_t kMostCriteria = 5;
[[nodiscard]] std::string to_text(Criterion criterion);

/// How a value is held against its bound.
enum class Comparison : std::uint8_t { at_least, more_than, at_most };

/// One criterion on one area.
///   territory   the unit's legal population; none where no population is known
///   population  people
///   density     people per km²
///   income      fraction of the people below S; none where nobody lives
///   contiguity  connected pieces
struct CriterionResult {
  Criterion criterion = Criterion::territory;
  Comparison comparison = Comparison::at_least;
  bool met = false;             ///< the decision; by derogation the value may be under its bound
  std::optional<double> value;  ///< unrounded
  double bound = 0.0;

  friend bool operator==(const CriterionResult&, const CriterionResult&) = default;
};

/// The parameter of a rule that sets the bound of a criterion, or the criterion itself: where its
/// article stands. Empty for contiguity.
[[nodiscard]] std::string_view parameter_of(Criterion criterion);
/// The article that asks for a criterion; empty where the rule names none.
[[nodiscard]] std::string article_of(const RuleSet& rule, Criterion criterion);

/// A few criteria, in the order of the decree. Holds no memory of its own.
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
/// Their names with a separator between.
[[nodiscard]] std::string to_text(const CriterionList& criteria, std::string_view separator);

/// What the rule says of an area as a whole.
enum class Outcome : std::uint8_t { meets, fails, no_data };
[[nodiscard]] std::string to_text(Outcome outcome);

/// The results of all criteria. Made for thousands of clusters in a run: it allocates nothing.
class Verdict {
 public:
  /// Nothing is known of the area.
  Verdict() = default;

  /// At most kMostCriteria, in order, each once.
  void add(const CriterionResult& result) { results_[size_++] = result; }

  [[nodiscard]] std::span<const CriterionResult> results() const {
    return std::span(results_).first(size_);
  }
  /// Null where the criterion was not tested.
  [[nodiscard]] const CriterionResult* find(Criterion criterion) const;
  /// A criterion that was not tested is not failed.
  [[nodiscard]] bool fails(Criterion criterion) const;
  [[nodiscard]] CriterionList failed() const;
  [[nodiscard]] bool has_data() const { return size_ > 0; }
  /// Everything is met; never without data.
  [[nodiscard]] bool meets() const { return has_data() && failed().empty(); }
  [[nodiscard]] Outcome outcome() const;

  /// The same values and bounds with decisions that were made before and written down.
  [[nodiscard]] Verdict as_told(const CriterionList& failed) const;

  friend bool operator==(const Verdict&, const Verdict&) = default;

 private:
  std::array<CriterionResult, kMostCriteria> results_{};
  std::size_t size_ = 0;
};

/// Where an area lies, and of how many pieces it is.
struct Situation {
  TerritoryBasis basis = TerritoryBasis::none;
  std::optional<std::int64_t> legal_population = {};  ///< of its unit, rounded as the decree says
  std::optional<std::size_t> pieces = {};             ///< tested where told: of zones drawn by hand
};

/// Whether more than half of the people live below S: the median is below it.
[[nodiscard]] inline bool is_most(Share below) { return below.fraction() > 0.5; }

/// The decision. Population and density are compared in whole tenths of people; the share of
/// income as estimated. Empty where the figures have no data.
[[nodiscard]] Verdict verdict_of(const RuleSet& rule, const AreaFigures& figures,
                                 const Situation& situation);

}  // namespace carreau
