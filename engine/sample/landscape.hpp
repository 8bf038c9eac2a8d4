// SPDX-License-Identifier: Apache-2.0
/// The lie of one made-up region: communes, urban units, poor quarters, expected people by cell.
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

/// What kind of place a cell is; decides who lives there and in which housing.
enum class Setting : std::uint8_t { scatter, village, suburb, town, estate, old_quarter };

/// A commune around its seed (cells from the region's corner). Its territory is what lies nearest.
struct SampleSite {
  double x = 0.0;
  double y = 0.0;
  std::size_t slot = 0;  ///< 16 km square within the 64 km square
  std::string code;
  std::string name;
  std::optional<std::size_t> unit;  ///< position in SampleLandscape::units
};

/// A planned urban unit; what it really counts is known once its people are drawn.
struct SampleUnitSite {
  std::string name;
  std::size_t centre = 0;  ///< commune
  double people = 0.0;
  double reach = 5.0;               ///< over which its density falls, in cells
  double log_income = 0.0;          ///< its level of incomes against the nation's
  bool has_listed_quarter = false;  ///< a quartier inherited from an older list
};

/// A poor quarter: an estate, or worn housing near a centre.
struct PoorQuarter {
  double x = 0.0;
  double y = 0.0;
  double radius = 0.0;       ///< cells
  double people = 0.0;       ///< housed here in an estate; an old quarter keeps the town's density
  double log_income = -0.5;  ///< its level of incomes against the nation's
  bool is_estate = true;
  std::size_t unit = 0;
};

/// One region. Arrays have a place for each cell of the square, row by row.
class SampleLandscape {
 public:
  SampleLandscape(const RegionPlan& plan, std::uint64_t seed);

  [[nodiscard]] const RegionPlan& plan() const { return plan_; }
  [[nodiscard]] std::span<const SampleSite> communes() const { return communes_; }
  [[nodiscard]] std::span<const SampleUnitSite> units() const { return units_; }
  [[nodiscard]] std::size_t size() const { return expected_.size(); }
  /// People expected in a cell.
  [[nodiscard]] double expected(std::size_t cell) const { return expected_[cell]; }
  [[nodiscard]] Setting setting(std::size_t cell) const { return setting_[cell]; }
  /// The commune at a point, in cells from the corner.
  [[nodiscard]] std::size_t commune_at(double x, double y) const;
  /// Natural logarithm of the median income against the nation's, before chance.
  [[nodiscard]] double log_income(std::size_t cell) const;
  [[nodiscard]] std::uint64_t seed() const { return seed_; }

 private:
  /// People around a point, thinning out over `reach`.
  struct Kernel {
    double x = 0.0;
    double y = 0.0;
    double people = 0.0;
    double reach = 1.0;                ///< cells
    Setting inner = Setting::village;  ///< within 1.1 reaches
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
  std::size_t across_ = 0;  ///< communes a side
  std::vector<SampleSite> communes_;
  std::vector<SampleUnitSite> units_;
  std::vector<PoorQuarter> quarters_;
  std::vector<float> expected_;
  std::vector<float> strongest_;  ///< the largest share painted so far: it names the setting
  std::vector<Setting> setting_;
  std::vector<std::uint16_t> quarter_of_;  ///< 1 + position in quarters_, 0 for none
  std::vector<float> halo_;                ///< lowers incomes around a poor quarter
};

}  // namespace carreau
