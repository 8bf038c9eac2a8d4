// SPDX-License-Identifier: Apache-2.0
#include "scenario/sweep/stability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace carreau {

namespace {

using Outcome = SweptEffect::Outcome;

/// The row of a scenario; all are there.
const SweepRow& row_of(const SweepTally& tally, std::int64_t scenario) {
  return *std::ranges::lower_bound(tally.rows, scenario, {}, &SweepRow::scenario);
}

std::vector<SweptZone> base_zones(const SweepStart& start, const SweepTally& tally) {
  const std::size_t n = tally.shape.variations;
  const std::size_t perimeters = start.base().delineation.perimeters.size();
  std::vector<SweptZone> zones;
  for (std::size_t z = 0; z < start.zones().size(); ++z) {
    const Zone& zone = *start.zones()[z];
    const auto lines = tally.zone_lines.begin() + static_cast<std::ptrdiff_t>(z * n);
    zones.push_back({z < perimeters ? SweptZoneKind::perimeter : SweptZoneKind::near_miss,
                     zone.id,
                     zone.name,
                     zone.unit,
                     zone.figures.people,
                     zone.cells,
                     tally.zones[z],
                     {lines, lines + static_cast<std::ptrdiff_t>(n)}});
  }
  return zones;
}

/// A zone of other scenarios, before it is known whether another is the same.
SweptZone other_zone(const SweepStart& start, const SweepTally& tally, const OtherZone& other) {
  const RunInput& input = start.input();
  const auto at = std::ranges::lower_bound(tally.cells, other.heart, {}, &CellCount::cell);
  const auto c = at - tally.cells.begin();
  const auto n = static_cast<std::ptrdiff_t>(tally.shape.variations);
  const auto lines = tally.cell_lines.begin() + c * n;
  const CommuneIndex commune = input.membership.commune[other.heart.position()];
  return {SweptZoneKind::other,
          {},
          commune.is_none() ? std::string() : input.territory.commune(commune).name,
          input.membership.unit[other.heart.position()],
          other.people,
          other.cells,
          at->in,
          {lines, lines + n}};
}

/// Zones of other scenarios: of two that share at least half of the people of the smaller one, the
/// one that stands more often speaks for both.
class OtherZones {
 public:
  explicit OtherZones(const SweepStart& start)
      : people_(start.input().cells.people()), taken_(start.input().cells.size()) {}

  void add(SweptZone zone) {
    std::map<std::uint32_t, Persons> shared;
    for (const CellIndex cell : zone.cells) {
      const std::uint32_t by = taken_[cell.position()];
      if (by != 0) shared[by] += people_[cell.position()];
    }
    for (const auto& [by, people] : shared) {
      const Persons smaller = std::min(zone.people, zones_[by - 1].people);
      if (people + people >= smaller) return;
    }
    zones_.push_back(std::move(zone));
    SweptZone& kept = zones_.back();
    kept.id = fmt::format("X{:02}", zones_.size());
    for (const CellIndex cell : kept.cells) {
      std::uint32_t& by = taken_[cell.position()];
      if (by == 0) by = static_cast<std::uint32_t>(zones_.size());
    }
  }
  [[nodiscard]] std::vector<SweptZone> take() { return std::move(zones_); }

 private:
  std::span<const Persons> people_;
  std::vector<std::uint32_t> taken_;  ///< by cell: 1 + the zone that has it, 0 for none
  std::vector<SweptZone> zones_;
};

std::vector<SweptZone> other_zones(const SweepStart& start, const SweepTally& tally) {
  std::vector<SweptZone> found;
  for (const OtherZone& other : tally.others) found.push_back(other_zone(start, tally, other));
  // Hearts are in the order of cells, which decides between equals.
  std::ranges::stable_sort(found, [](const SweptZone& a, const SweptZone& b) {
    return std::pair(a.scenarios, a.people) > std::pair(b.scenarios, b.people);
  });
  OtherZones chosen(start);
  for (SweptZone& zone : found) chosen.add(std::move(zone));
  return chosen.take();
}

/// The effects of all factors on one outcome after the other.
class Effects {
 public:
  Effects(const SweepStart& start, const SweepTally& tally)
      : start_(start), tally_(tally), designed_(start.plan().designed()) {}

  void add_total(Outcome outcome) {
    std::vector<double> values;
    for (std::int64_t s = 0; s < designed_; ++s) {
      const SweepRow& row = tally_.rows[static_cast<std::size_t>(s)];
      values.push_back(outcome == Outcome::zones ? static_cast<double>(row.zones)
                                                 : row.people.value());
    }
    add_all({outcome, 0, {}, {}}, [&](std::size_t f) { return of_values(values, f); });
  }
  void add_zone(std::size_t zone) {
    const std::uint32_t in = tally_.zones[zone];
    if (in == 0 || in == designed_) return;  // it never varies
    add_all({Outcome::zone, zone, {}, {}}, [&](std::size_t f) { return of_zone(zone, f); });
  }
  [[nodiscard]] std::vector<SweptEffect> take() { return std::move(effects_); }

 private:
  template <class EffectOf>
  void add_all(SweptEffect effect, const EffectOf& effect_of) {
    double explained = 0.0;
    double variance = 0.0;
    for (std::size_t f = 0; f < start_.factors().size(); ++f) {
      const std::optional<MainEffect> found = effect_of(f);
      if (!found) return;
      effect.factor = f;
      effect.effect = *found;
      effects_.push_back(effect);
      explained += found->share;
      variance += std::pow(found->standard_error.value_or(0.0), 2);
    }
    effect.factor.reset();
    effect.effect = {std::max(0.0, 1.0 - explained), {}};
    if (start_.plan().is_sample()) effect.effect.standard_error = std::sqrt(variance);
    effects_.push_back(effect);
  }

  std::optional<MainEffect> of_values(const std::vector<double>& values, std::size_t factor) {
    const std::vector<std::uint32_t>& classes = classes_of(factor, start_.main_unit());
    if (start_.plan().is_sample()) {
      return sampled_effect(values, classes, start_.classes(factor));
    }
    std::vector<ClassSum> sums(start_.classes(factor));
    for (std::size_t s = 0; s < values.size(); ++s) {
      ClassSum& c = sums[classes[s]];
      c.count += 1;
      c.sum += values[s];
      c.squares += values[s] * values[s];
    }
    return exact_effect(sums);
  }

  std::optional<MainEffect> of_zone(std::size_t zone, std::size_t factor) {
    if (tally_.shape.classes == 0) return MainEffect{1.0, {}};  // of a single factor
    std::vector<std::int64_t> count(start_.classes(factor));
    for (const std::uint32_t c : classes_of(factor, start_.zones()[zone]->unit)) count[c] += 1;
    std::size_t first = zone * tally_.shape.classes;
    for (std::size_t f = 0; f < factor; ++f) first += start_.classes(f);
    const auto begin = tally_.classes.begin() + static_cast<std::ptrdiff_t>(first);
    const std::vector<std::int64_t> ones(begin, begin + static_cast<std::ptrdiff_t>(count.size()));
    if (start_.plan().is_sample()) return sampled_effect(count, ones);
    std::vector<ClassSum> sums;
    for (std::size_t c = 0; c < count.size(); ++c) {
      const auto in = static_cast<double>(ones[c]);
      sums.push_back({count[c], in, in});
    }
    return exact_effect(sums);
  }

  /// By designed scenario; only the threshold depends on the unit.
  const std::vector<std::uint32_t>& classes_of(std::size_t factor, UnitIndex unit) {
    const bool is_of_unit = factor > start_.plan().variations().size();
    auto [at, is_new] = classes_.try_emplace({factor, is_of_unit ? unit : UnitIndex::none()});
    for (std::int64_t s = 0; is_new && s < designed_; ++s) {
      at->second.push_back(static_cast<std::uint32_t>(start_.class_of(factor, s, unit)));
    }
    return at->second;
  }

  const SweepStart& start_;
  const SweepTally& tally_;
  std::int64_t designed_;
  std::map<std::pair<std::size_t, UnitIndex>, std::vector<std::uint32_t>> classes_;
  std::vector<SweptEffect> effects_;
};

std::vector<SweptEffect> effects_of(const SweepStart& start, const SweepTally& tally) {
  Effects effects(start, tally);
  effects.add_total(Outcome::zones);
  effects.add_total(Outcome::people);
  for (std::size_t z = 0; z < tally.shape.zones; ++z) effects.add_zone(z);
  return effects.take();
}

std::vector<CurvePoint> curves_of(const SweepPlan& plan, const SweepTally& tally) {
  std::vector<CurvePoint> points;
  for (std::size_t v = 0; v < plan.variations().size(); ++v) {
    for (std::size_t value = 0; value < plan.variations()[v].values.size(); ++value) {
      points.push_back({v, value, row_of(tally, plan.on_line(v, value))});
    }
  }
  return points;
}

}  // namespace

std::string to_text(SweptZoneKind kind) {
  switch (kind) {
    case SweptZoneKind::perimeter: return "perimeter";
    case SweptZoneKind::near_miss: return "near_miss";
    case SweptZoneKind::other: return "other";
  }
  return {};
}

Stability conclude(const SweepStart& start, const SweepTally& tally) {
  Stability stability;
  stability.designed = start.plan().designed();
  stability.zones = base_zones(start, tally);
  for (SweptZone& zone : other_zones(start, tally)) stability.zones.push_back(std::move(zone));
  stability.effects = effects_of(start, tally);
  stability.curves = curves_of(start.plan(), tally);
  return stability;
}

}  // namespace carreau
