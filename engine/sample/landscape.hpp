// SPDX-License-Identifier: Apache-2.0
/// The geography of a made-up region: communes, urban units, poor quarters, expected people by
/// cell.
#pragma once

#include "sample/plan.hpp"
#include "sample/random.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// The kind of place of a cell, which determines its households and its housing.
enum class Setting : std::uint8_t { scatter, village, suburb, town, estate, old_quarter };

/// The seed point of a commune, in cells from the region's corner. The commune consists of the
/// points nearest to it.
struct SampleSite {
  double x = 0.0;
  double y = 0.0;
  std::size_t slot = 0;  ///< number of the 16 km square within the 64 km square
  std::string code;
  std::string name;
  std::optional<std::size_t> unit;  ///< position in SampleLandscape::units
};

/// A planned urban unit. Its true population is known only after its people are drawn.
struct SampleUnitSite {
  std::string name;
  std::size_t centre = 0;  ///< position of the central commune
  double people = 0.0;
  double reach = 5.0;               ///< distance over which its density decreases, in cells
  double log_income = 0.0;          ///< ln of its income level relative to the nation
  bool has_listed_quarter = false;  ///< it has a quartier kept from an older list
};

/// A poor quarter: a housing estate, or dilapidated housing near a centre.
struct PoorQuarter {
  double x = 0.0;
  double y = 0.0;
  double radius = 0.0;  ///< in cells
  /// For an estate, people added here; an old quarter keeps the density of the town.
  double people = 0.0;
  double log_income = -0.5;  ///< ln of its income level relative to the nation
  bool is_estate = true;
  std::size_t unit = 0;
};

/// The geography of one region. Arrays have an element for each cell of the square, row by row.
class SampleLandscape {
 public:
  SampleLandscape(const RegionPlan& plan, std::uint64_t seed);

  [[nodiscard]] const RegionPlan& plan() const { return plan_; }
  [[nodiscard]] std::span<const SampleSite> communes() const { return communes_; }
  [[nodiscard]] std::span<const SampleUnitSite> units() const { return units_; }
  [[nodiscard]] std::size_t size() const { return expected_.size(); }
  /// The expected number of people in a cell.
  [[nodiscard]] double expected(std::size_t cell) const { return expected_[cell]; }
  [[nodiscard]] Setting setting(std::size_t cell) const { return setting_[cell]; }
  /// The commune at a point, given in cells from the corner.
  [[nodiscard]] std::size_t commune_at(double x, double y) const;
  /// ln of the expected median income relative to the national median.
  [[nodiscard]] double log_income(std::size_t cell) const;
  [[nodiscard]] std::uint64_t seed() const { return seed_; }

 private:
  /// A number of people around a point, with a density that decreases over `reach`.
  struct Kernel {
    double x = 0.0;
    double y = 0.0;
    double people = 0.0;
    double reach = 1.0;                ///< in cells
    Setting inner = Setting::village;  ///< the setting within 1.1 reaches
    Setting outer = Setting::village;
  };

  void lay_communes();
  void found_units();
  void add_unit(std::size_t centre, double people);
  [[nodiscard]] std::optional<std::size_t> nearest_free(double x, double y) const;
  void settle_villages();
  void settle_unit(std::size_t unit);
  void place_quarters(std::size_t unit);
  [[nodiscard]] bool place_quarter(PoorQuarter quarter, double farthest, SampleRandom& random);
  void paint(const Kernel& kernel);
  void paint_quarter(std::size_t quarter);
  void fit_total();
  [[nodiscard]] SampleRandom random(std::uint64_t phase) const;

  RegionPlan plan_;
  std::uint64_t seed_;
  std::size_t across_ = 0;  ///< communes along one side
  std::vector<SampleSite> communes_;
  std::vector<SampleUnitSite> units_;
  std::vector<PoorQuarter> quarters_;
  std::vector<float> expected_;
  std::vector<float> strongest_;  ///< the largest share added so far; it determines the setting
  std::vector<Setting> setting_;
  std::vector<std::uint16_t> quarter_of_;  ///< 1 + position in quarters_; 0 for none
  std::vector<float> halo_;                ///< reduction of incomes around poor quarters
};

}  // namespace carreau
