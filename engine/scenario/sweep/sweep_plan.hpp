// SPDX-License-Identifier: Apache-2.0
/// The scenarios of a sweep, each known by its number.
#pragma once

#include "scenario/scenario.hpp"
#include "scenario/sweep/variation.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau {

/// What the user asks for.
struct SweepChoices {
  std::vector<std::string> vary;  ///< NAME=A:B:N or NAME=a,b,c, each parameter once
  std::optional<std::int64_t> sample = std::nullopt;  ///< draws instead of combinations
  std::uint64_t seed = 1;                             ///< of the draws
};

/// Consecutive scenarios, which one worker runs one after the other.
struct SweepBlock {
  std::int64_t first = 0;
  std::int64_t end = 0;  ///< behind the last
  friend bool operator==(const SweepBlock&, const SweepBlock&) = default;
};

/// Why a scenario is run.
enum class SweepPurpose : std::uint8_t {
  combination,  ///< one of every combination of values
  draw,         ///< drawn: values, and a world that the doubt of the data allows
  line,         ///< one parameter moved, the others as in the base
  base,         ///< the base itself
};
[[nodiscard]] std::string to_text(SweepPurpose purpose);

/// The most combinations, or draws, of one sweep.
inline constexpr std::int64_t kMostCombinations = 10'000'000;

/// The scenarios of a sweep. First come the designed ones, over which shares are counted: every
/// combination, ordered so that parameters that cost little to change vary fastest; or the draws of
/// a sample. Then the base and the lines (one parameter moved, the others as in the base) that the
/// combinations do not contain. Pure: the same choices give the same scenarios anywhere.
class SweepPlan {
 public:
  /// Throws the errors of parse_variation(), and ArgumentError for a parameter that is varied
  /// twice, for combinations beyond kMostCombinations (asking for a sample), for a sample of none
  /// or too many, and for nothing to vary without a sample.
  SweepPlan(Scenario base, const SweepChoices& choices);

  [[nodiscard]] const Scenario& base() const { return base_; }
  /// In the order in which they were asked for; hidden choices last.
  [[nodiscard]] const std::vector<Variation>& variations() const { return variations_; }
  [[nodiscard]] bool is_sample() const { return is_sample_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  /// How many scenarios are designed; the first so many.
  [[nodiscard]] std::int64_t designed() const { return designed_; }
  [[nodiscard]] std::int64_t size() const {
    return designed_ + static_cast<std::int64_t>(extras_.size());
  }
  /// Cuts all scenarios into blocks; depends on the plan alone.
  [[nodiscard]] std::vector<SweepBlock> blocks() const;

  [[nodiscard]] SweepPurpose purpose(std::int64_t scenario) const;
  /// The scenario of that number. That of a draw lacks its world: see scenario/sweep/doubt.hpp.
  [[nodiscard]] Scenario scenario(std::int64_t scenario) const;
  /// The value of each varied parameter, as text.
  [[nodiscard]] std::vector<std::string> values(std::int64_t scenario) const;
  /// For each varied parameter, the position of its value on the line of that parameter, where the
  /// scenario lies on it: all others are as in the base.
  [[nodiscard]] std::vector<std::optional<std::uint32_t>> lines(std::int64_t scenario) const;
  /// The scenario that lies on the line of a variation at one of its values.
  [[nodiscard]] std::int64_t on_line(std::size_t variation, std::size_t value) const;
  /// The number of the base.
  [[nodiscard]] std::int64_t base_scenario() const;

  /// Classes into which a varied parameter sorts designed scenarios, for sensitivities: its values,
  /// or for the draws of a range tenths of it.
  [[nodiscard]] std::size_t classes(std::size_t variation) const;
  [[nodiscard]] std::size_t class_of(std::size_t variation, std::int64_t designed) const;

  /// All choices as text, from which a digest identifies the plan.
  [[nodiscard]] std::string text() const;

 private:
  /// By variation, the position of its value; nothing where it is as in the base.
  using Positions = std::vector<std::optional<std::size_t>>;
  void order_by_cost();
  void count_combinations();
  void add_extras();
  [[nodiscard]] bool has_line(std::size_t variation) const;
  [[nodiscard]] Positions combination(std::int64_t scenario) const;
  [[nodiscard]] std::int64_t number_of(const Positions& positions) const;
  [[nodiscard]] Positions positions(std::int64_t scenario) const;
  [[nodiscard]] double uniform(std::size_t variation, std::int64_t draw) const;
  [[nodiscard]] std::string drawn_value(std::size_t variation, std::int64_t draw) const;

  Scenario base_;
  std::vector<Variation> variations_;
  Positions at_base_;               ///< by variation, the position that the base has
  std::vector<std::size_t> order_;  ///< variations, from the one that varies slowest
  bool is_sample_ = false;
  std::uint64_t seed_ = 1;
  std::int64_t designed_ = 0;
  std::vector<Positions> extras_;
};

}  // namespace carreau
