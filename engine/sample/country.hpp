// SPDX-License-Identifier: Apache-2.0
/// A made-up country that looks like INSEE's France, region by region, from a number of people and
/// a seed.
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

/// A commune as the tables of communes and of urban units describe it.
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
  bool is_centre = false;           ///< of its unit
};

/// An urban unit with the true incomes of its people.
struct SampleUnit {
  std::string code;
  std::string name;
  int size_class = 1;  ///< INSEE's TUU: 1 from 2,000 inhabitants, 7 from 200,000, 8 the capital
  std::size_t communes = 0;
  std::int64_t municipal_population = 0;
  std::int64_t total_population = 0;  ///< the decree's
  IncomeLedger incomes;
};

/// Everything about one region.
struct SampleRegion {
  RegionPlan plan;
  std::vector<PublishedCell> cells;
  std::vector<SampleCommune> communes;
  std::vector<SampleUnit> units;
  SampleQuartiers quartiers;
  IncomeHistogram declared;  ///< of everyone
  std::string contract;      ///< code of its contrat de ville, whether or not it has quartiers
};

/// The country. It holds a plan only; each region is drawn when asked for, the same each time, so
/// that memory stays that of a region whatever the number of people.
///
///   SampleCountry country(40'000, 1, scenario);
///   SampleRegion region = country.region(0);
///
/// Accuracy: the number of people within 1 % from 40,000 on.
class SampleCountry {
 public:
  /// `scenario` gives the rule by which quartiers are drawn and the vintage of the incomes.
  /// Throws ArgumentError for fewer than 2,000 or more than 100 million people.
  SampleCountry(std::int64_t people, std::uint64_t seed, const Scenario& scenario);

  [[nodiscard]] std::size_t size() const { return plans_.size(); }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  /// Safe to call from several threads.
  [[nodiscard]] SampleRegion region(std::size_t index) const;

 private:
  std::uint64_t seed_;
  RuleSet rule_;
  Vintage vintage_;
  std::vector<RegionPlan> plans_;
};

/// The nine digits of a made-up legal person, with the key that makes SIREN numbers verifiable.
[[nodiscard]] std::string sample_siren(std::uint64_t key, std::string_view start);

}  // namespace carreau
