// SPDX-License-Identifier: Apache-2.0
#include "sample/landscape.hpp"

#include "sample/names.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace carreau {

namespace {

constexpr double kCommuneSpacing = 20.0;  // in cells: 16 km² for each commune, the mean of France
// INSEE's definition of an urban unit starts at 2,000 inhabitants.
constexpr double kSmallestUnit = 2'000.0;

/// The decrease of density with distance, in units of `reach`: flatter than an exponential near the
/// centre, steeper at the edge, where a town ends.
double thinning(double reaches) { return std::exp(-std::pow(reaches, 1.5)); }

/// The reach that gives a town a realistic density. The peak grows with its size, from 130 people
/// in a cell for a large village to well over a thousand for a capital.
double reach_of(double people) {
  const double peak = 132.0 * std::pow(people / 1'000.0, 0.33);
  // Integral of thinning() over the plane, in square reaches.
  constexpr double kVolume = 0.595 * 2.0 * std::numbers::pi;
  return std::sqrt(people / (kVolume * peak));
}

/// Large units have many communes, but fewer for each inhabitant.
std::size_t commune_count_of(double unit_people) {
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::pow(unit_people, 0.75) / 440.0));
}

/// The number of small units besides the main one.
std::size_t small_units_of(const RegionPlan& plan, SampleRandom& random) {
  switch (plan.kind) {
    case RegionKind::country_town: return static_cast<std::size_t>(random.whole(0, 2));
    case RegionKind::city: return static_cast<std::size_t>(random.whole(3, 6));
    case RegionKind::metropolis: return static_cast<std::size_t>(random.whole(8, 14));
    case RegionKind::capital: return 8;
  }
  return 0;
}

/// ln of the income level of a setting relative to the nation.
double level_of(Setting setting) {
  switch (setting) {
    case Setting::scatter: return -0.03;
    case Setting::village: return -0.02;
    case Setting::suburb: return 0.09;
    case Setting::town: return -0.01;
    case Setting::estate:
    case Setting::old_quarter: return 0.0;
  }
  return 0.0;
}

}  // namespace

SampleLandscape::SampleLandscape(const RegionPlan& plan, std::uint64_t seed)
    : plan_(plan), seed_(seed), across_(static_cast<std::size_t>(plan.side / kCommuneSpacing)) {
  const auto side = static_cast<std::size_t>(plan.side);
  expected_.assign(side * side, 0.0F);
  strongest_.assign(side * side, 0.0F);
  setting_.assign(side * side, Setting::scatter);
  // No cell is in a quarter: quarters are numbered from 1 in this array.
  quarter_of_.assign(side * side, 0);
  halo_.assign(side * side, 0.0F);

  lay_communes();
  found_units();
  // Quarters take their place before people are painted, because the people of estates are deducted
  // from those of the unit.
  for (std::size_t unit = 0; unit < units_.size(); ++unit) place_quarters(unit);
  settle_villages();
  for (std::size_t unit = 0; unit < units_.size(); ++unit) settle_unit(unit);
  // Quarters come last and replace what was painted below them.
  for (std::size_t quarter = 0; quarter < quarters_.size(); ++quarter) paint_quarter(quarter);
  fit_total();
}

SampleRandom SampleLandscape::random(std::uint64_t phase) const {
  // Each phase draws from a sequence of its own, so a change in one does not move all others.
  return SampleRandom(sample_key({seed_, 2, plan_.index, phase}));
}

void SampleLandscape::lay_communes() {
  SampleRandom chance = random(1);
  for (std::size_t row = 0; row < across_; ++row) {
    for (std::size_t column = 0; column < across_; ++column) {
      SampleSite site;
      // Between 0.3 and 0.7: a seed never leaves the middle of its square, on which commune_at()
      // relies.
      site.x = (static_cast<double>(column) + chance.between(0.3, 0.7)) * kCommuneSpacing;
      site.y = (static_cast<double>(row) + chance.between(0.3, 0.7)) * kCommuneSpacing;
      site.slot = plan_.slot + row / 4 * 4 + column / 4;
      site.code = commune_code(plan_, site.slot, row % 4 * 4 + column % 4);
      site.name = commune_name(chance);
      communes_.push_back(std::move(site));
    }
  }
}

std::size_t SampleLandscape::commune_at(double x, double y) const {
  // Noise keeps the limits from being straight. Seeds stay in the middle of their square, so the
  // nearest seed is in one of the nine surrounding squares.
  const double u = x + 2.0 * smooth_noise(seed_, x, y, 9.0);
  const double v = y + 2.0 * smooth_noise(seed_ + 1, x, y, 9.0);
  const auto last = static_cast<int>(across_) - 1;
  const int column = std::clamp(static_cast<int>(u / kCommuneSpacing), 0, last);
  const int row = std::clamp(static_cast<int>(v / kCommuneSpacing), 0, last);
  std::size_t nearest = 0;
  double least = std::numeric_limits<double>::max();
  for (int r = std::max(0, row - 1); r <= std::min(last, row + 1); ++r) {
    for (int c = std::max(0, column - 1); c <= std::min(last, column + 1); ++c) {
      const auto i = static_cast<std::size_t>(r) * across_ + static_cast<std::size_t>(c);
      const double distance = std::hypot(communes_[i].x - u, communes_[i].y - v);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
  }
  return nearest;
}

std::optional<std::size_t> SampleLandscape::nearest_free(double x, double y) const {
  std::optional<std::size_t> nearest;
  double least = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < communes_.size(); ++i) {
    const double distance = std::hypot(communes_[i].x - x, communes_[i].y - y);
    if (communes_[i].unit || distance >= least) continue;
    least = distance;
    nearest = i;
  }
  return nearest;
}

void SampleLandscape::found_units() {
  SampleRandom chance = random(2);
  const double main_people = plan_.people * plan_.main_share;
  if (main_people < kSmallestUnit) return;
  const double middle = plan_.side / 2.0;
  add_unit(*nearest_free(middle, middle), main_people);

  // A little more than half of the rest lives in small units, the others in villages.
  double left = 0.55 * (plan_.people - main_people);
  const bool is_little = plan_.is_whole_country && plan_.kind == RegionKind::country_town;
  const std::size_t count = is_little ? 1 : small_units_of(plan_, chance);
  for (std::size_t i = 0; i < count; ++i) {
    // A country of a single region always has the small unit to which the derogation applies.
    const bool is_certain = plan_.is_whole_country && i == 0;
    const double people = is_certain ? std::min(0.16 * plan_.people, 8'800.0)
                                     : std::clamp(4'200.0 * chance.lognormal(0.7), 2'200.0, 3e4);
    const auto centre = nearest_free(chance.between(0.15, 0.85) * plan_.side,
                                     (i % 2 == 0 ? 0.15 : 0.85) * plan_.side);
    // A unit that does not fit is skipped, not made smaller.
    if (!centre || people < kSmallestUnit || people > left) continue;
    left -= people;
    add_unit(*centre, people);
    // The derogation of décret 2023-1312 concerns quartiers in units below 10,000 inhabitants.
    const bool may_be_listed = people > 4'500.0 && people < 9'200.0;
    units_.back().has_listed_quarter = may_be_listed && (is_certain || chance.chance(0.12));
  }
}

void SampleLandscape::add_unit(std::size_t centre, double people) {
  // Keyed by the number of the unit: one unit does not depend on how many draws another made.
  SampleRandom chance(sample_key({seed_, 3, plan_.index, units_.size()}));
  SampleUnitSite unit;
  unit.centre = centre;
  unit.people = people;
  unit.reach = reach_of(people);
  unit.log_income = (plan_.is_whole_country ? 0.03 : -0.02) +
                    (plan_.is_whole_country ? 0.02 : 0.06) * chance.normal() +
                    0.012 * std::log(people / 2e4);
  communes_[centre].name = town_name(chance);
  unit.name = communes_[centre].name;
  const std::size_t number = units_.size();
  communes_[centre].unit = number;
  for (std::size_t n = commune_count_of(people); n > 1; --n) {
    // The nearest free communes one by one make a unit without gaps.
    const auto next = nearest_free(communes_[centre].x, communes_[centre].y);
    if (next) communes_[*next].unit = number;
  }
  units_.push_back(std::move(unit));
}

void SampleLandscape::settle_villages() {
  SampleRandom chance = random(3);
  double people = plan_.people;
  // Units have taken their people already.
  for (const SampleUnitSite& unit : units_) people -= unit.people;
  std::vector<double> weight(communes_.size(), 0.0);
  double sum = 0.0;
  for (std::size_t i = 0; i < communes_.size(); ++i) {
    const double drawn = chance.lognormal(0.7);
    // Limited, so that no village becomes as large as a town.
    if (!communes_[i].unit) sum += weight[i] = std::min(drawn, 2.5);
  }
  // Half of the people live in the village, the others in hamlets and farms, scattered evenly.
  for (std::size_t i = 0; i < communes_.size() && sum > 0.0; ++i) {
    const double here = people * weight[i] / sum;
    if (here <= 0.0) continue;
    const SampleSite& site = communes_[i];
    paint({site.x, site.y, 0.57 * here, 0.8 + here / 2.5e3, Setting::village, Setting::village});
    const int hamlets = chance.whole(3, 7);
    for (int h = 0; h < hamlets; ++h) {
      const double x = site.x + 5.0 * chance.normal();
      const double y = site.y + 5.0 * chance.normal();
      paint({x, y, 0.33 * here / hamlets, 0.5, Setting::village, Setting::village});
    }
  }
  const double scattered = 0.10 * people / static_cast<double>(size());
  const auto side = static_cast<std::size_t>(plan_.side);
  for (std::size_t i = 0; i < size(); ++i) {
    const auto x = static_cast<double>(i % side);
    const auto y = static_cast<double>(i / side);
    const double wave = smooth_noise(seed_ + 2, x, y, 12.0);
    expected_[i] += static_cast<float>(scattered * std::exp(1.1 * wave));
  }
}

void SampleLandscape::settle_unit(std::size_t number) {
  SampleRandom chance(sample_key({seed_, 4, plan_.index, number}));
  const SampleUnitSite& unit = units_[number];
  double people = unit.people;
  for (const PoorQuarter& quarter : quarters_) {
    // Estates are painted with their people; an old quarter consists of people of the town.
    if (quarter.unit == number && quarter.is_estate) people -= quarter.people;
  }
  std::vector<std::size_t> suburbs;
  for (std::size_t i = 0; i < communes_.size(); ++i) {
    if (communes_[i].unit == number && i != unit.centre) suburbs.push_back(i);
  }
  // About a third of the people live in the suburbs, which share it unequally.
  const double outside = suburbs.empty() ? 0.0 : 0.32 * people;
  const SampleSite& centre = communes_[unit.centre];
  paint({centre.x, centre.y, people - outside, unit.reach, Setting::town, Setting::suburb});
  for (const std::size_t i : suburbs) {
    const double here = outside / static_cast<double>(suburbs.size()) * chance.between(0.5, 1.5);
    const Setting inner = here > 2e4 ? Setting::town : Setting::suburb;
    paint({communes_[i].x, communes_[i].y, here, 1.15 * reach_of(here), inner, Setting::suburb});
  }
}

void SampleLandscape::place_quarters(std::size_t number) {
  SampleRandom chance(sample_key({seed_, 5, plan_.index, number}));
  const SampleUnitSite& unit = units_[number];
  const double farthest = std::max(6.0, 1.8 * unit.reach);
  const double scale = std::pow(std::max(unit.people, 5e3) / 22'000.0, 0.25);
  // Slightly above the 10,000 inhabitants of the decree: the drawn population may be smaller.
  const bool is_large = unit.people > 10'400.0;
  if (!is_large && !unit.has_listed_quarter) return;

  const double typical = 1'190.0 * scale;
  const double wanted = plan_.priority_share * unit.people / typical;
  const int count = is_large ? std::max(1, static_cast<int>(std::lround(wanted))) : 1;
  for (int i = 0; i < count; ++i) {
    PoorQuarter quarter;
    quarter.unit = number;
    // Above the 1,000 inhabitants that the decree asks for, since the drawn people vary.
    quarter.people = std::max(1'130.0, typical * chance.lognormal(0.22));
    const double density = 150.0 * scale * chance.between(0.85, 1.3);
    quarter.radius = std::sqrt(quarter.people / density / std::numbers::pi);
    // A level of incomes well below S: about 40 % less than the nation's.
    quarter.log_income = -0.52 + 0.045 * chance.normal();
    quarter.is_estate = !is_large || i > 0 || unit.people < 1.5e4;
    // An old quarter is denser than an estate, so the same number of people needs less space.
    if (!quarter.is_estate) quarter.radius *= 0.85;
    if (!place_quarter(quarter, farthest, chance)) continue;
    // A pocket of poverty too small for the decree, in every second town.
    if (i != 1 || !chance.chance(0.5)) continue;
    quarter.people = chance.between(250.0, 750.0);
    quarter.radius = std::sqrt(quarter.people / density / std::numbers::pi);
    quarter.is_estate = true;
    static_cast<void>(place_quarter(quarter, farthest, chance));
  }
}

bool SampleLandscape::place_quarter(PoorQuarter quarter, double farthest, SampleRandom& random) {
  const SampleSite& centre = communes_[units_[quarter.unit].centre];
  // A bounded number of attempts: a crowded unit gets fewer quarters instead of an endless loop.
  for (int attempt = 0; attempt < 200; ++attempt) {
    const double angle = 2.0 * std::numbers::pi * random.uniform();
    // Estates lie away from the centre, old quarters near it.
    const double nearest = quarter.is_estate ? 0.3 * farthest : 0.0;
    const double distance =
        quarter.is_estate ? random.between(nearest, farthest) : 0.1 * farthest * random.uniform();
    quarter.x = centre.x + distance * std::cos(angle);
    quarter.y = centre.y + distance * std::sin(angle);
    const double margin = quarter.radius + 2.0;
    const bool is_inside = quarter.x > margin && quarter.y > margin &&
                           quarter.x < plan_.side - margin && quarter.y < plan_.side - margin;
    if (!is_inside || communes_[commune_at(quarter.x, quarter.y)].unit != quarter.unit) continue;
    // Quarters keep a distance, so that each becomes a zone of its own.
    const bool is_free =
        std::none_of(quarters_.begin(), quarters_.end(), [&](const PoorQuarter& other) {
          return std::hypot(other.x - quarter.x, other.y - quarter.y) <
                 1.2 * (other.radius + quarter.radius) + 1.5;
        });
    if (!is_free) continue;
    quarters_.push_back(quarter);
    return true;
  }
  return false;
}

void SampleLandscape::paint(const Kernel& kernel) {
  const auto side = static_cast<int>(plan_.side);
  const int span = static_cast<int>(std::ceil(4.5 * kernel.reach)) + 1;
  const int left = std::clamp(static_cast<int>(kernel.x) - span, 0, side - 1);
  const int right = std::clamp(static_cast<int>(kernel.x) + span, 0, side - 1);
  const int bottom = std::clamp(static_cast<int>(kernel.y) - span, 0, side - 1);
  const int top = std::clamp(static_cast<int>(kernel.y) + span, 0, side - 1);
  const auto each = [&](const auto& visit) {
    for (int row = bottom; row <= top; ++row) {
      for (int column = left; column <= right; ++column) {
        const double distance = std::hypot(column + 0.5 - kernel.x, row + 0.5 - kernel.y);
        visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(side) +
                  static_cast<std::size_t>(column),
              distance, thinning(distance / kernel.reach));
      }
    }
  };
  double sum = 0.0;
  // Two passes: the first finds the sum of the weights, the second shares out the people by them.
  each([&](std::size_t, double, double weight) { sum += weight; });
  each([&](std::size_t cell, double distance, double weight) {
    const auto share = static_cast<float>(kernel.people * weight / sum);
    if (share < 0.4F) return;  // a town has an edge; fit_total() makes up for the people beyond it
    expected_[cell] += share;
    // The strongest kernel decides what kind of place a cell is.
    if (share <= strongest_[cell]) return;
    strongest_[cell] = share;
    setting_[cell] = distance < 1.1 * kernel.reach ? kernel.inner : kernel.outer;
  });
}

void SampleLandscape::paint_quarter(std::size_t number) {
  const PoorQuarter& quarter = quarters_[number];
  const auto side = static_cast<std::size_t>(plan_.side);
  std::vector<std::size_t> inside;
  for (std::size_t cell = 0; cell < size(); ++cell) {
    const double dx = static_cast<double>(cell % side) + 0.5 - quarter.x;
    const double dy = static_cast<double>(cell / side) + 0.5 - quarter.y;
    if (std::abs(dx) > 2.0 * quarter.radius + 3.0 || std::abs(dy) > 2.0 * quarter.radius + 3.0) {
      continue;
    }
    const double bend = 1.0 + 0.2 * smooth_noise(seed_ + number, dx, dy, 2.0);
    const double distance = std::hypot(dx, dy) * bend;
    if (distance <= quarter.radius && quarter_of_[cell] == 0) {
      inside.push_back(cell);
      quarter_of_[cell] = static_cast<std::uint16_t>(number + 1);
    } else if (distance < quarter.radius + 1.5) {
      // Around a quarter incomes are somewhat lower, so that its limit is not obvious.
      halo_[cell] = -0.14F;
    }
  }
  for (const std::size_t cell : inside) {
    setting_[cell] = quarter.is_estate ? Setting::estate : Setting::old_quarter;
    if (!quarter.is_estate) continue;
    // Replaces the people painted below: an estate has the density of its buildings.
    expected_[cell] = static_cast<float>(quarter.people / static_cast<double>(inside.size()));
  }
}

void SampleLandscape::fit_total() {
  double sum = 0.0;
  for (const float expected : expected_) sum += static_cast<double>(expected);
  // Painting loses people beyond the edges of towns and of the region; one factor brings them back.
  const double factor = sum > 0.0 ? plan_.people / sum : 0.0;
  for (float& expected : expected_) expected = static_cast<float>(expected * factor);
}

double SampleLandscape::log_income(std::size_t cell) const {
  const auto side = static_cast<std::size_t>(plan_.side);
  const double x = static_cast<double>(cell % side) + 0.5;
  const double y = static_cast<double>(cell / side) + 0.5;
  // Absolute positions: the waves continue across the limits of regions.
  const double local = smooth_noise(seed_ + 4, x + plan_.corner.column, y + plan_.corner.row, 3.0);
  if (quarter_of_[cell] > 0) return quarters_[quarter_of_[cell] - 1U].log_income + 0.05 * local;
  const double wide = smooth_noise(seed_ + 5, x + plan_.corner.column, y + plan_.corner.row, 11.0);
  double level =
      level_of(setting_[cell]) + 0.12 * local + 0.11 * wide + static_cast<double>(halo_[cell]);
  const auto unit = communes_[commune_at(x, y)].unit;
  if (unit) level += units_[*unit].log_income;
  return level;
}

}  // namespace carreau
