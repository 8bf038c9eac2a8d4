// SPDX-License-Identifier: Apache-2.0
#include "sample/plan.hpp"

#include "sample/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace carreau {

namespace {

constexpr std::int32_t kSquareSide = 320;  // 64 km
constexpr std::int32_t kSlotSide = 80;     // 16 km
// The square at the centre of the map, around N 2.75 Mm, E 3.78 Mm.
constexpr CellPosition kCentre = {43 * kSquareSide, 59 * kSquareSide};

// Without the départements of Paris, Lyon and Marseille, because readers replace the codes of their
// arrondissements.
constexpr std::array<std::string_view, 83> kDepartments = {
    "36", "23", "18", "03", "87", "86", "63", "41", "37", "45", "58", "19", "16", "79",
    "89", "42", "15", "43", "71", "49", "72", "61", "10", "21", "38", "07", "48", "12",
    "46", "24", "17", "85", "53", "14", "27", "60", "51", "52", "70", "39", "01", "73",
    "26", "30", "34", "81", "82", "47", "33", "44", "35", "50", "76", "80", "02", "08",
    "55", "88", "25", "74", "05", "84", "11", "31", "32", "40", "56", "22", "62", "59",
    "54", "57", "67", "68", "90", "04", "83", "09", "65", "64", "29", "66", "06"};
constexpr std::array<std::string_view, 8> kCapitalDepartments = {"94", "77", "78", "91",
                                                                 "92", "93", "95", "28"};

/// The number of regions of each kind, and the people of each kind together.
struct Shares {
  double capital = 0.0;
  std::size_t metropolises = 0;
  double metropolis_people = 0.0;
  std::size_t cities = 0;
  double city_people = 0.0;
  std::size_t towns = 1;
  double town_people = 0.0;
};

/// Up to these numbers of people the country is a single country town, or a single city, with its
/// surroundings.
constexpr double kLargestTownCountry = 7e4;
constexpr double kLargestCityCountry = 2.5e5;

Shares share_out(double people) {
  Shares s;
  if (people <= kLargestTownCountry) {
    s.town_people = people;
    return s;
  }
  if (people <= kLargestCityCountry) {
    s.towns = 0;
    s.cities = 1;
    s.city_people = people;
    return s;
  }
  // There is a capital only where its urban unit exceeds five million people, the size from which
  // the decree swaps the weights of the two medians.
  if (people > 3.2e7) s.capital = 0.17 * people;
  s.metropolises = static_cast<std::size_t>(std::lround(0.2 * people / 1.2e6));
  s.metropolis_people = s.metropolises > 0 ? 0.2 * people : 0.0;
  s.cities = static_cast<std::size_t>(std::lround(0.35 * people / 1.8e5));
  s.city_people = s.cities > 0 ? 0.35 * people : 0.0;
  s.town_people = people - s.capital - s.metropolis_people - s.city_people;
  s.towns = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(s.town_people / 2.4e4)));
  return s;
}

/// The n-th square of a spiral around the centre of the map.
CellPosition spiral(std::size_t n) {
  std::int32_t row = 0;
  std::int32_t column = 0;
  // The spiral turns after one, one, two, two, three, three… squares.
  std::int32_t row_step = 0;
  std::int32_t column_step = 1;
  std::size_t leg = 1;
  for (std::size_t passed = 0; passed < n;) {
    for (int half = 0; half < 2; ++half) {
      for (std::size_t i = 0; i < leg && passed < n; ++i, ++passed) {
        row += row_step;
        column += column_step;
      }
      // A quarter turn.
      const std::int32_t turned = row_step;
      row_step = column_step;
      column_step = -turned;
    }
    ++leg;
  }
  return {kCentre.row + row * kSquareSide, kCentre.column + column * kSquareSide};
}

/// Whether the i-th of `total` places is one of `chosen` places that are spread evenly.
bool is_chosen(std::size_t i, std::size_t chosen, std::size_t total) {
  return (i + 1) * chosen / total > i * chosen / total;
}

/// Places regions in squares of 64 km.
class Planner {
 public:
  explicit Planner(const Shares& shares) : shares_(shares) {}

  std::vector<RegionPlan> run() {
    if (shares_.capital > 0.0) whole_square(RegionKind::capital);
    // Four country towns fill a quadrant, a city fills one alone.
    const std::size_t quadrants = shares_.cities + (shares_.towns + 3) / 4;
    const std::size_t squares = shares_.metropolises + (quadrants + 3) / 4;
    std::size_t quadrant = 0;
    for (std::size_t i = 0; i < squares; ++i) {
      // Metropolises are spread evenly among the squares.
      if (is_chosen(i, shares_.metropolises, squares)) {
        whole_square(RegionKind::metropolis);
        continue;
      }
      for (std::size_t q = 0; q < 4 && quadrant < quadrants; ++q, ++quadrant) {
        fill_quadrant(q, is_chosen(quadrant, shares_.cities, quadrants));
      }
      ++square_;
    }
    return std::move(plans_);
  }

 private:
  void whole_square(RegionKind kind) {
    place(kind, kSquareSide, 0, 0);
    ++square_;
  }

  void fill_quadrant(std::size_t quadrant, bool is_city) {
    // Slots of 16 km: four by four in a square, two by two in a quadrant.
    const std::size_t row = quadrant / 2 * 2;
    const std::size_t column = quadrant % 2 * 2;
    if (is_city) return place(RegionKind::city, 2 * kSlotSide, row, column);
    for (std::size_t i = 0; i < 4 && towns_ < shares_.towns; ++i, ++towns_) {
      place(RegionKind::country_town, kSlotSide, row + i / 2, column + i % 2);
    }
  }

  void place(RegionKind kind, std::int32_t side, std::size_t row, std::size_t column) {
    // Squares go around the centre, so small countries are compact.
    const CellPosition square = spiral(square_);
    RegionPlan plan;
    plan.kind = kind;
    plan.index = plans_.size();
    plan.side = side;
    plan.square = square_;
    plan.slot = row * 4 + column;
    plan.corner = {square.row + static_cast<std::int32_t>(row) * kSlotSide,
                   square.column + static_cast<std::int32_t>(column) * kSlotSide};
    plans_.push_back(plan);
  }

  Shares shares_;
  std::vector<RegionPlan> plans_;
  std::size_t square_ = 0;
  std::size_t towns_ = 0;
};

double total_of(const Shares& shares, RegionKind kind) {
  switch (kind) {
    case RegionKind::capital: return shares.capital;
    case RegionKind::metropolis: return shares.metropolis_people;
    case RegionKind::city: return shares.city_people;
    case RegionKind::country_town: return shares.town_people;
  }
  return 0.0;
}

double main_share_of(RegionKind kind, SampleRandom& random) {
  switch (kind) {
    case RegionKind::capital: return 0.95;
    case RegionKind::metropolis: return random.between(0.68, 0.78);
    case RegionKind::city: return random.between(0.55, 0.72);
    case RegionKind::country_town: return random.between(0.25, 0.68);
  }
  return 0.5;
}

/// Varies the size of the regions of a kind; together they keep the people of the kind.
void give_people(std::vector<RegionPlan>& plans, const Shares& shares, std::uint64_t seed) {
  std::array<double, 4> weight_sum = {};
  for (RegionPlan& plan : plans) {
    // Each region draws from a key of its own.
    SampleRandom random(sample_key({seed, 1, plan.index}));
    const bool is_town = plan.kind == RegionKind::country_town;
    plan.people = random.lognormal(is_town ? 0.35 : 0.45);
    plan.main_share = main_share_of(plan.kind, random);
    weight_sum[static_cast<std::size_t>(plan.kind)] += plan.people;
  }
  for (RegionPlan& plan : plans) {
    // Weights become people of the kind as a whole.
    plan.people *= total_of(shares, plan.kind) / weight_sum[static_cast<std::size_t>(plan.kind)];
  }
}

std::string two_digits(std::size_t n) {
  return {static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)};
}

}  // namespace

std::string RegionPlan::department(std::size_t in_slot) const {
  // The capital has a département for every two slots.
  if (kind == RegionKind::capital) return std::string(kCapitalDepartments[in_slot / 2]);
  return std::string(kDepartments[square % kDepartments.size()]);
}

std::vector<RegionPlan> plan_country(std::int64_t people, std::uint64_t seed) {
  const Shares shares = share_out(static_cast<double>(people));
  std::vector<RegionPlan> plans = Planner(shares).run();
  give_people(plans, shares, seed);
  if (plans.size() == 1) {
    // In the smallest countries one town shows several poor quarters, as a whole country would.
    RegionPlan& plan = plans.front();
    const bool is_town = plan.kind == RegionKind::country_town;
    plan.is_whole_country = true;
    plan.main_share = is_town ? 0.56 : 0.62;
    plan.priority_share = is_town ? 0.19 : 0.16;
  }
  return plans;
}

std::string region_code(std::string_view department) {
  struct Region {
    std::string_view code;
    std::string_view departments;
  };
  constexpr std::array<Region, 12> kRegions = {{
      {"84", "01 03 07 15 26 38 42 43 63 69 73 74"},
      {"27", "21 25 39 58 70 71 89 90"},
      {"53", "22 29 35 56"},
      {"24", "18 28 36 37 41 45"},
      {"44", "08 10 51 52 54 55 57 67 68 88"},
      {"32", "02 59 60 62 80"},
      {"11", "75 77 78 91 92 93 94 95"},
      {"28", "14 27 50 61 76"},
      {"75", "16 17 19 23 24 33 40 47 64 79 86 87"},
      {"76", "09 11 12 30 31 32 34 46 48 65 66 81 82"},
      {"52", "44 49 53 72 85"},
      {"93", "04 05 06 13 83 84"},
  }};
  for (const Region& region : kRegions) {
    if (region.departments.find(department) != std::string_view::npos) {
      return std::string(region.code);
    }
  }
  return {};
}

std::string commune_code(const RegionPlan& plan, std::size_t slot, std::size_t n) {
  // Beyond the list, départements are used again, with higher numbers of communes.
  const std::size_t lap = plan.square / kDepartments.size();
  const std::size_t number = 1 + lap * 450 + slot * 28 + n;
  return plan.department(slot) + std::to_string(number / 100 % 10) + two_digits(number);
}

std::string unit_code(const RegionPlan& plan, std::size_t slot, int size_class, std::size_t n) {
  const std::size_t lap = plan.square / kDepartments.size();
  const std::size_t order = 1 + lap * 48 + plan.slot * 3 + n;
  // The unit of the capital spans départements, as 00851 Paris does.
  const bool is_wide = plan.kind == RegionKind::capital && n == 0;
  return (is_wide ? "00" : plan.department(slot)) + std::to_string(size_class) + two_digits(order);
}

}  // namespace carreau
