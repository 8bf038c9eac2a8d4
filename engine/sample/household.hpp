// SPDX-License-Identifier: Apache-2.0
/// Draws the households of a made-up cell one by one: members, housing, income.
#pragma once

#include "income/vintage.hpp"
#include "sample/landscape.hpp"
#include "sample/random.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace carreau {

/// The variables of INSEE's grid that are sums over people or households, in the order and with the
/// names of the file. Not an enum class, because they index CellSums.
namespace variable {
enum Variable : std::uint8_t {
  // clang-format off
  ind, men, men_pauv, men_1ind, men_5ind, men_prop, men_fmp, ind_snv, men_surf, men_coll, men_mais,
  log_av45, log_45_70, log_70_90, log_ap90, log_inc, log_soc,
  ind_0_3, ind_4_5, ind_6_10, ind_11_17, ind_18_24, ind_25_39, ind_40_54, ind_55_64, ind_65_79,
  ind_80p, ind_inc
  // clang-format on
};
}  // namespace variable
inline constexpr std::size_t kSampleVariables = variable::ind_inc + 1;
using CellSums = std::array<double, kSampleVariables>;

/// The parameters from which the households of a cell are drawn.
struct Neighbourhood {
  Setting setting = Setting::village;
  double log_income = 0.0;  ///< ln of the cell's median over the national median
  WinsorBounds bounds;      ///< of the département
};

/// One household with its incomes. A child in alternating custody counts half in each home.
struct SampleHousehold {
  int half_people = 0;      ///< twice the number of people
  double disposable = 0.0;  ///< € per consumption unit
  double declared = 0.0;    ///< € per consumption unit
  double units = 1.0;       ///< consumption units
};

/// Mean number of people of a household in a setting.
[[nodiscard]] double mean_household(Setting setting);

/// Draws one household and adds it to the sums of the cell.
[[nodiscard]] SampleHousehold draw_household(const Neighbourhood& place, const Vintage& vintage,
                                             SampleRandom& random, CellSums& sums);

}  // namespace carreau
