// SPDX-License-Identifier: Apache-2.0
#include "scenario/sweep/sweep_plan.hpp"

#include "base/error.hpp"
#include "base/random_key.hpp"
#include "scenario/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace carreau {

namespace {

/// Tenths of a range, of equal probability.
constexpr std::size_t kRangeClasses = 10;
/// Distinguishes the draws of varied parameters from those of the doubt.
constexpr std::uint64_t kValues = 1;

std::vector<Variation> parsed(const Scenario& base, const std::vector<std::string>& texts) {
  std::vector<Variation> variations;
  for (const std::string& text : texts) {
    Variation variation = parse_variation(text, base);
    for (const Variation& other : variations) {
      if (other.parameter != variation.parameter) continue;
      throw ArgumentError(Message{"sweep_varied_twice", {{"name", variation.name()}}});
    }
    variations.push_back(std::move(variation));
  }
  return variations;
}

std::int64_t sample_size(std::int64_t count) {
  if (count >= 1 && count <= kMostCombinations) return count;
  throw ArgumentError("--sample", Message{"sweep_sample_size",
                                          {{"most", Count{kMostCombinations}}, {"found", count}}});
}

}  // namespace

std::string to_text(SweepPurpose purpose) {
  switch (purpose) {
    case SweepPurpose::combination: return "combination";
    case SweepPurpose::draw: return "draw";
    case SweepPurpose::line: return "line";
    case SweepPurpose::base: return "base";
  }
  return {};
}

SweepPlan::SweepPlan(Scenario base, const SweepChoices& choices)
    : base_(std::move(base)),
      variations_(parsed(base_, choices.vary)),
      is_sample_(choices.sample.has_value()),
      seed_(choices.seed) {
  if (is_sample_) {
    for (Variation& hidden : hidden_choices(variations_)) variations_.push_back(std::move(hidden));
    designed_ = sample_size(*choices.sample);
  } else if (variations_.empty()) {
    throw ArgumentError(Message{"sweep_nothing_varied"});
  } else {
    count_combinations();
  }
  for (const Variation& v : variations_) at_base_.push_back(v.position_in(base_));
  order_by_cost();
  add_extras();
}

void SweepPlan::count_combinations() {
  designed_ = 1;
  double all = 1.0;
  for (const Variation& v : variations_) all *= static_cast<double>(v.values.size());
  if (all > static_cast<double>(kMostCombinations)) {
    throw ArgumentError(
        Message{"sweep_too_many", {{"found", Fixed{all, 0}}, {"most", Count{kMostCombinations}}}},
        Message{"sweep_take_sample"});
  }
  for (const Variation& v : variations_) designed_ *= static_cast<std::int64_t>(v.values.size());
}

/// A parameter of an early step changes most of a run, so it varies slowest.
void SweepPlan::order_by_cost() {
  order_.resize(variations_.size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::ranges::stable_sort(order_, {},
                           [&](std::size_t v) { return first_step(*variations_[v].parameter); });
}

/// Whether the combinations hold the line of a variation: all others take the value of the base.
bool SweepPlan::has_line(std::size_t variation) const {
  if (is_sample_) return false;
  for (std::size_t v = 0; v < variations_.size(); ++v) {
    if (v != variation && !at_base_[v]) return false;
  }
  return true;
}

void SweepPlan::add_extras() {
  const Positions base(variations_.size());
  const bool has_base =
      !is_sample_ && std::ranges::all_of(at_base_, [](const auto& p) { return p.has_value(); });
  if (!has_base) extras_.push_back(base);
  for (std::size_t v = 0; v < variations_.size(); ++v) {
    if (has_line(v)) continue;
    for (std::size_t value = 0; value < variations_[v].values.size(); ++value) {
      if (at_base_[v] == value) continue;  // that is the base
      extras_.push_back(base);
      extras_.back()[v] = value;
    }
  }
}

std::vector<SweepBlock> SweepPlan::blocks() const {
  // Enough blocks for every worker of a cluster and for checkpoints; each long enough that the next
  // scenario finds most of its work done.
  const std::int64_t length = std::clamp<std::int64_t>(size() / 256, 16, 4096);
  std::vector<SweepBlock> blocks;
  for (std::int64_t first = 0; first < size(); first += length) {
    blocks.push_back({first, std::min(size(), first + length)});
  }
  return blocks;
}

SweepPlan::Positions SweepPlan::combination(std::int64_t scenario) const {
  Positions positions(variations_.size());
  for (auto v = order_.rbegin(); v != order_.rend(); ++v) {
    const auto count = static_cast<std::int64_t>(variations_[*v].values.size());
    positions[*v] = static_cast<std::size_t>(scenario % count);
    scenario /= count;
  }
  return positions;
}

std::int64_t SweepPlan::number_of(const Positions& positions) const {
  std::int64_t number = 0;
  for (const std::size_t v : order_) {
    number = number * static_cast<std::int64_t>(variations_[v].values.size()) +
             static_cast<std::int64_t>(*positions[v]);
  }
  return number;
}

/// Of combinations, lines and the base: a value that is that of the base counts as not set.
SweepPlan::Positions SweepPlan::positions(std::int64_t scenario) const {
  if (scenario >= designed_) return extras_[static_cast<std::size_t>(scenario - designed_)];
  Positions positions = combination(scenario);
  for (std::size_t v = 0; v < positions.size(); ++v) {
    if (positions[v] == at_base_[v]) positions[v].reset();
  }
  return positions;
}

SweepPurpose SweepPlan::purpose(std::int64_t scenario) const {
  if (scenario < designed_) return is_sample_ ? SweepPurpose::draw : SweepPurpose::combination;
  return scenario == base_scenario() ? SweepPurpose::base : SweepPurpose::line;
}

Scenario SweepPlan::scenario(std::int64_t scenario) const {
  Scenario made = base_;
  const bool is_draw = purpose(scenario) == SweepPurpose::draw;
  const Positions at = is_draw ? Positions(variations_.size()) : positions(scenario);
  // In the order of the user: where one parameter replaces what another has set, the last one
  // counts.
  for (std::size_t v = 0; v < variations_.size(); ++v) {
    if (!is_draw && !at[v]) continue;
    const std::string value =
        is_draw ? drawn_value(v, scenario) : variations_[v].values[at[v].value()];
    apply_setting(made, {std::string(variations_[v].name()), value}, Origin::setting);
  }
  return made;
}

std::vector<std::string> SweepPlan::values(std::int64_t scenario) const {
  std::vector<std::string> values;
  const bool is_draw = purpose(scenario) == SweepPurpose::draw;
  const Positions at = is_draw ? Positions(variations_.size()) : positions(scenario);
  for (std::size_t v = 0; v < variations_.size(); ++v) {
    const Variation& variation = variations_[v];
    if (is_draw) values.push_back(drawn_value(v, scenario));
    else values.push_back(at[v] ? variation.values[*at[v]] : variation.parameter->get(base_));
  }
  return values;
}

std::vector<std::optional<std::uint32_t>> SweepPlan::lines(std::int64_t scenario) const {
  std::vector<std::optional<std::uint32_t>> lines(variations_.size());
  if (purpose(scenario) == SweepPurpose::draw) return lines;
  const Positions at = positions(scenario);
  const auto moved = std::ranges::count_if(at, [](const auto& p) { return p.has_value(); });
  for (std::size_t v = 0; v < lines.size(); ++v) {
    const std::optional<std::size_t> here = at[v] ? at[v] : at_base_[v];
    const bool are_others_at_base = moved == (at[v] ? 1 : 0);
    if (here && are_others_at_base) lines[v] = static_cast<std::uint32_t>(*here);
  }
  return lines;
}

std::int64_t SweepPlan::base_scenario() const {
  const bool is_extra =
      !extras_.empty() &&
      std::ranges::none_of(extras_.front(), [](const auto& p) { return p.has_value(); });
  return is_extra ? designed_ : number_of(at_base_);
}

std::int64_t SweepPlan::on_line(std::size_t variation, std::size_t value) const {
  if (at_base_[variation] == value) return base_scenario();
  if (has_line(variation)) {
    Positions at = at_base_;
    at[variation] = value;
    return number_of(at);
  }
  Positions wanted(variations_.size());
  wanted[variation] = value;
  const auto at = std::ranges::find(extras_, wanted);
  return designed_ + (at - extras_.begin());
}

std::size_t SweepPlan::classes(std::size_t variation) const {
  const Variation& v = variations_[variation];
  return is_sample_ && v.range ? kRangeClasses : v.values.size();
}

std::size_t SweepPlan::class_of(std::size_t variation, std::int64_t designed) const {
  if (!is_sample_) return *combination(designed)[variation];
  return static_cast<std::size_t>(uniform(variation, designed) *
                                  static_cast<double>(classes(variation)));
}

double SweepPlan::uniform(std::size_t variation, std::int64_t draw) const {
  return uniform_of(sample_key({seed_, kValues, static_cast<std::uint64_t>(draw), variation}));
}

/// Uniform over the range, on the nearest value that the parameter can take; or one of the values.
std::string SweepPlan::drawn_value(std::size_t variation, std::int64_t draw) const {
  const Variation& v = variations_[variation];
  if (!v.range) return v.values[class_of(variation, draw)];
  const double at = uniform(variation, draw);
  const double value = v.range->first + (v.range->last - v.range->first) * at;
  // Whole numbers between both bounds are as likely as one another.
  if (v.parameter->shape.kind == ParameterKind::integer) {
    const double low = std::min(v.range->first, v.range->last);
    const double count = std::abs(v.range->last - v.range->first) + 1.0;
    return fmt::format("{:.0f}", low + std::floor(count * at));
  }
  return v.parameter->shape.decimals ? fmt::format("{:.{}f}", value, *v.parameter->shape.decimals)
                                     : fmt::format("{:.12g}", value);
}

std::string SweepPlan::text() const {
  std::string text = is_sample_ ? fmt::format("sample {} seed {}\n", designed_, seed_) : "all\n";
  for (const Variation& v : variations_) {
    text += fmt::format("{}={}{}\n", v.name(), fmt::join(v.values, ","), v.range ? " range" : "");
  }
  return text;
}

}  // namespace carreau
