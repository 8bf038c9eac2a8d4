// SPDX-License-Identifier: Apache-2.0
#include "actions/ledger.hpp"

#include "base/parallel.hpp"
#include "zoning/apportion.hpp"

#include <algorithm>
#include <cassert>

namespace carreau {

namespace {

/// Maps a key to its position among the combinations of theme, funder, year and credit of a target.
struct Shape {
  std::size_t themes = 1;  ///< includes one for "no theme"
  std::size_t funders = 1;
  std::size_t years = 1;
  std::int32_t first_year = 0;
  static constexpr std::size_t kCredits = 3;

  [[nodiscard]] std::size_t size() const { return themes * funders * years * kCredits; }
  [[nodiscard]] std::size_t at(const LedgerKey& key) const {
    // No theme and no funder have the last place of their range.
    const std::size_t theme = key.theme.is_none() ? themes - 1 : key.theme.position();
    const std::size_t funder = key.funder.is_none() ? funders - 1 : key.funder.position();
    const auto year = static_cast<std::size_t>(key.year - first_year);
    return ((theme * funders + funder) * years + year) * kCredits +
           static_cast<std::size_t>(key.credit);
  }
};

LedgerKey key_of(const Programme& programme, std::span<const ThemeIndex> themes,
                 const FundingLine& line, TargetIndex target) {
  const Action& action = programme.actions[line.action.position()];
  LedgerKey key;
  key.target = target;
  if (!action.theme.is_none()) key.theme = themes[action.theme.position()];
  key.funder = line.funder;
  key.year = action.year;
  key.credit = line.credit;
  return key;
}

Shape shape_of(const Programme& programme, std::span<const ThemeIndex> themes) {
  Shape shape;
  shape.funders = programme.funders.size() + 1;
  for (const ThemeIndex theme : themes) {
    // The position after the last, and one more for none.
    if (!theme.is_none()) shape.themes = std::max(shape.themes, theme.position() + 2);
  }
  if (programme.actions.empty()) return shape;
  const auto [first, last] =
      std::minmax_element(programme.actions.begin(), programme.actions.end(),
                          [](const Action& a, const Action& b) { return a.year < b.year; });
  shape.first_year = first->year;
  // Years without actions have places too, which keeps the code a simple product.
  shape.years = static_cast<std::size_t>(last->year - first->year) + 1;
  return shape;
}

/// A part of a funding line, and the position of its key.
struct Part {
  std::uint64_t code = 0;
  std::uint32_t line = 0;
  TargetIndex target;
  LedgerAmounts amounts;
};

/// The parts of all lines, in the order of lines; each line writes to its own range.
class Parts {
 public:
  Parts(const Programme& programme, const Attribution& attribution,
        std::span<const ThemeIndex> themes)
      : programme_(programme),
        attribution_(attribution),
        themes_(themes),
        shape_(shape_of(programme, themes)) {
    first_.reserve(programme.lines.size() + 1);
    std::size_t count = 0;
    for (const FundingLine& line : programme.lines) {
      // Counted first, so that threads can write their parts without waiting for each other.
      first_.push_back(count);
      count += attribution.of(line.action.position()).size();
    }
    first_.push_back(count);
    parts_.resize(count);
    order_.resize(count);
    parallel_for(programme.lines.size(), [this](std::size_t begin, std::size_t end) {
      std::vector<LedgerAmounts> amounts;
      for (std::size_t i = begin; i < end; ++i) take(i, amounts);
    });
    // By code, then by position, which is a total order: the result does not depend on the threads.
    parallel_sort(order_);
  }

  /// Adds up parts with equal keys, ordered by key: target, theme, funder, year, credit. Sums of
  /// integers do not depend on the order of their terms.
  [[nodiscard]] std::vector<LedgerEntry> add_up() const {
    std::vector<LedgerEntry> entries;
    std::uint64_t last = 0;
    for (const KeyedIndex& at : order_) {
      const Part& part = parts_[at.index];
      if (entries.empty() || part.code != last) {
        // Parts are sorted by code, so equal keys follow each other.
        last = part.code;
        entries.push_back(
            {key_of(programme_, themes_, programme_.lines[part.line], part.target), {}});
      }
      entries.back().amounts += part.amounts;
    }
    return entries;
  }

 private:
  void take(std::size_t line, std::vector<LedgerAmounts>& amounts) {
    const FundingLine& given = programme_.lines[line];
    const auto shares = attribution_.of(given.action.position());
    amounts.resize(shares.size());
    split_line(given, shares, amounts);
    for (std::size_t k = 0; k < shares.size(); ++k) {
      // The target is the most significant part, so entries are ordered by key.
      const std::uint64_t code = shares[k].target.position() * std::uint64_t{shape_.size()} +
                                 shape_.at(key_of(programme_, themes_, given, shares[k].target));
      const std::size_t at = first_[line] + k;
      parts_[at] = {code, static_cast<std::uint32_t>(line), shares[k].target, amounts[k]};
      order_[at] = {code, static_cast<std::uint32_t>(at)};
    }
  }

  const Programme& programme_;
  const Attribution& attribution_;
  std::span<const ThemeIndex> themes_;
  Shape shape_;
  std::vector<std::size_t> first_;  ///< the first part of each line, and last their number
  std::vector<Part> parts_;
  std::vector<KeyedIndex> order_;
};

}  // namespace

LedgerAmounts& LedgerAmounts::operator+=(const LedgerAmounts& other) {
  for (std::size_t m = 0; m < kMeasures; ++m) {
    cents[m] += other.cents[m];
    unknown_lines[m] += other.unknown_lines[m];
  }
  return *this;
}

void split_line(const FundingLine& line, std::span<const TargetShare> shares,
                std::span<LedgerAmounts> parts) {
  assert(parts.size() == shares.size());
  std::vector<std::int64_t> weights;
  std::vector<std::int64_t> cents;
  // Most lines go to a single target and need no split.
  if (parts.size() > 1) {
    for (const TargetShare& share : shares) weights.push_back(share.millionths);
    cents.resize(parts.size());
  }
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const auto value = amount(line.amounts, static_cast<Measure>(m));
    // apportion() distributes cents by largest remainder: the parts add up to the amount.
    if (value && parts.size() > 1) apportion(value->cents(), weights, cents);
    for (std::size_t k = 0; k < parts.size(); ++k) {
      parts[k].cents[m] = !value ? 0 : parts.size() > 1 ? cents[k] : value->cents();
      parts[k].unknown_lines[m] = value ? 0 : 1;
    }
  }
}

std::vector<LedgerEntry> make_ledger(const Programme& programme, const Attribution& attribution,
                                     std::span<const ThemeIndex> themes) {
  assert(attribution.actions.size() == programme.actions.size());
  return Parts(programme, attribution, themes).add_up();
}

}  // namespace carreau
