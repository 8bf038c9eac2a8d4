// SPDX-License-Identifier: Apache-2.0
#include "actions/ledger.hpp"

#include "base/parallel.hpp"
#include "zoning/apportion.hpp"

#include <algorithm>
#include <cassert>
#include <unordered_map>
#include <utility>

namespace carreau {

namespace {

/// Where a key stands among the themes, funders, years and credits of its target.
struct Shape {
  std::size_t themes = 1;  ///< and none
  std::size_t funders = 1;
  std::size_t years = 1;
  std::int32_t first_year = 0;
  static constexpr std::size_t kCredits = 3;

  [[nodiscard]] std::size_t size() const { return themes * funders * years * kCredits; }
  [[nodiscard]] std::size_t at(const LedgerKey& key) const {
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

/// A line falls apart into one part a target.
struct Part {
  LedgerKey key;
  LedgerAmounts amounts;
};

/// Cents of each part; an action of one target needs no arithmetic.
void split_line(const FundingLine& line, std::span<const TargetShare> shares,
                std::vector<std::int64_t>& weights, std::span<Part> parts) {
  for (Part& part : parts) part.amounts = {};
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const auto value = amount(line.amounts, static_cast<Measure>(m));
    if (!value) {
      for (Part& part : parts) part.amounts.unknown_lines[m] = 1;
      continue;
    }
    if (parts.size() == 1) {
      parts.front().amounts.cents[m] = value->cents();
      continue;
    }
    weights.clear();
    for (const TargetShare& share : shares) weights.push_back(share.millionths);
    const auto cents = apportion(value->cents(), weights);
    for (std::size_t k = 0; k < parts.size(); ++k) parts[k].amounts.cents[m] = cents[k];
  }
}

/// The sums of some of the lines, one entry a key, in any order.
class Sums {
 public:
  explicit Sums(const Shape& shape) : shape_(shape) {}

  void add(const Part& part) {
    const std::uint64_t code =
        part.key.target.position() * std::uint64_t{shape_.size()} + shape_.at(part.key);
    const auto [found, is_new] = positions_.try_emplace(code, entries_.size());
    if (is_new) entries_.push_back({part.key, {}});
    entries_[found->second].amounts += part.amounts;
  }

  [[nodiscard]] std::vector<LedgerEntry> take() && { return std::move(entries_); }

 private:
  Shape shape_;
  std::unordered_map<std::uint64_t, std::size_t> positions_;  ///< only looked up in
  std::vector<LedgerEntry> entries_;
};

Shape shape_of(const Programme& programme, std::span<const ThemeIndex> themes) {
  Shape shape;
  shape.funders = programme.funders.size() + 1;
  for (const ThemeIndex theme : themes) {
    if (!theme.is_none()) shape.themes = std::max(shape.themes, theme.position() + 2);
  }
  if (programme.actions.empty()) return shape;
  const auto [first, last] =
      std::minmax_element(programme.actions.begin(), programme.actions.end(),
                          [](const Action& a, const Action& b) { return a.year < b.year; });
  shape.first_year = first->year;
  shape.years = static_cast<std::size_t>(last->year - first->year) + 1;
  return shape;
}

/// Entries of equal keys as one, in the order of the keys. Whole numbers add up alike in any order.
std::vector<LedgerEntry> merged(std::vector<LedgerEntry> entries) {
  std::sort(entries.begin(), entries.end(),
            [](const LedgerEntry& a, const LedgerEntry& b) { return a.key < b.key; });
  std::vector<LedgerEntry> result;
  for (const LedgerEntry& entry : entries) {
    if (!result.empty() && result.back().key == entry.key) result.back().amounts += entry.amounts;
    else result.push_back(entry);
  }
  return result;
}

}  // namespace

LedgerAmounts& LedgerAmounts::operator+=(const LedgerAmounts& other) {
  for (std::size_t m = 0; m < kMeasures; ++m) {
    cents[m] += other.cents[m];
    unknown_lines[m] += other.unknown_lines[m];
  }
  return *this;
}

std::vector<LedgerEntry> make_ledger(const Programme& programme, const Attribution& attribution,
                                     std::span<const ThemeIndex> themes) {
  assert(attribution.actions.size() == programme.actions.size());
  const Shape shape = shape_of(programme, themes);
  constexpr std::size_t kGrain = 65'536;
  const std::size_t blocks = (programme.lines.size() + kGrain - 1) / kGrain;
  std::vector<std::vector<LedgerEntry>> sums(blocks);
  parallel_for(
      blocks,
      [&](std::size_t begin, std::size_t end) {
        std::vector<std::int64_t> weights;
        std::vector<Part> parts;
        for (std::size_t block = begin; block < end; ++block) {
          Sums block_sums(shape);
          const std::size_t last = std::min(programme.lines.size(), (block + 1) * kGrain);
          for (std::size_t i = block * kGrain; i < last; ++i) {
            const FundingLine& line = programme.lines[i];
            const auto shares = attribution.of(line.action.position());
            parts.resize(shares.size());
            split_line(line, shares, weights, parts);
            for (std::size_t k = 0; k < parts.size(); ++k) {
              parts[k].key = key_of(programme, themes, line, shares[k].target);
              block_sums.add(parts[k]);
            }
          }
          sums[block] = std::move(block_sums).take();
        }
      },
      1);
  std::vector<LedgerEntry> all;
  for (const auto& part : sums) all.insert(all.end(), part.begin(), part.end());
  return merged(std::move(all));
}

}  // namespace carreau
