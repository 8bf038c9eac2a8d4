// SPDX-License-Identifier: Apache-2.0
/// A made-up country in the style of INSEE's France, generated region by region from a number of
/// people and a seed.
#pragma once

#include "sample/census.hpp"
#include "sample/plan.hpp"
#include "sample/publication.hpp"
#include "sample/quartiers.hpp"
#include "scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// A commune, as described by the tables of communes and of urban units.
struct SampleCommune {
  std::string code;
  std::string name;
  std::string department;
  std::string region;
  std::string epci;  ///< SIREN of its intercommunality
  std::string epci_name;
  std::int64_t municipal_population = 0;
  std::int64_t total_population = 0;
  std::optional<std::size_t> unit;  ///< position in SampleRegion::units
  bool is_centre = false;           ///< it is the centre of its unit
};

/// An urban unit with the true incomes of its people.
struct SampleUnit {
  std::string code;
  std::string name;
  int size_class = 1;  ///< INSEE's TUU: 1 from 2,000 inhabitants, 7 from 200,000, 8 the capital
  std::size_t communes = 0;
  std::int64_t municipal_population = 0;
  std::int64_t total_population = 0;  ///< the population to which the decree refers
  IncomeLedger incomes;
};

/// The complete content of one region.
struct SampleRegion {
  RegionPlan plan;
  std::vector<PublishedCell> cells;
  std::vector<SampleCommune> communes;
  std::vector<SampleUnit> units;
  SampleQuartiers quartiers;
  IncomeHistogram declared;  ///< of everybody
  std::string contract;      ///< code of its contrat de ville, even if it has no quartiers
};

/// The country. It holds only a plan; a region is drawn when it is requested, the same each time,
/// so that memory does not grow with the number of people. From 40,000 people on, the population is
/// within 1 % of the number requested.
///
///   SampleCountry country(40'000, 1, scenario);
///   SampleRegion region = country.region(0);
class SampleCountry {
 public:
  /// `scenario` gives the rule for drawing quartiers, and the vintage of the incomes. Throws
  /// ArgumentError for fewer than 2,000 or more than 100 million people.
  SampleCountry(std::int64_t people, std::uint64_t seed, const Scenario& scenario);

  [[nodiscard]] std::size_t size() const { return plans_.size(); }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  /// Thread-safe.
  [[nodiscard]] SampleRegion region(std::size_t index) const;

 private:
  std::uint64_t seed_;
  RuleSet rule_;
  Vintage vintage_;
  std::vector<RegionPlan> plans_;
};

/// A made-up SIREN of nine digits beginning with `start`, with a valid Luhn checksum.
[[nodiscard]] std::string sample_siren(std::uint64_t key, std::string_view start);

}  // namespace carreau
