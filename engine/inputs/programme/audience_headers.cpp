// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/audience_headers.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace carreau::inputs {

namespace {

constexpr int kOldest = 120;
// In stems, as word_stem() makes them.
constexpr std::array<std::string_view, 10> kNoMeaning{
    "dont",        "nombre",   "public",   "personne", "beneficiaire",
    "participant", "habitant", "effectif", "sexe",     "tranche"};
constexpr std::array<std::string_view, 5> kExpected{"prevu", "previsionnel", "attendu", "vise",
                                                    "cible"};
constexpr std::array<std::string_view, 5> kReached{"touche", "realis", "reel", "atteint",
                                                   "accueilli"};
constexpr std::array<std::string_view, 5> kOfAges{"ans", "an", "age", "et", "entre"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The key of a range of ages, from the words that are left of a header.
std::optional<std::string> age_group(const std::vector<std::string>& words,
                                     std::string_view header) {
  std::vector<int> ages;
  bool is_more = header.find('+') != std::string_view::npos;
  bool is_less = header.find("- de") != std::string_view::npos;
  for (const std::string& word : words) {
    const bool is_number = word.size() <= 3 && std::all_of(word.begin(), word.end(), is_digit);
    if (is_number) ages.push_back(std::stoi(word));
    else if (word == word_stem("plus")) is_more = true;
    else if (word == word_stem("moins")) is_less = true;
    else if (!is_one_of(kOfAges, word)) return std::nullopt;
  }
  if (ages.empty() || ages.size() > 2 || ages.back() > kOldest) return std::nullopt;
  if (ages.size() == 2) {
    if (ages[0] >= ages[1]) return std::nullopt;
    return fmt::format("age_{}_{}", ages[0], ages[1]);
  }
  if (is_more == is_less) return std::nullopt;
  return fmt::format(fmt::runtime(is_more ? "age_{}_plus" : "age_under_{}"), ages[0]);
}

}  // namespace

GroupWords::GroupWords(const ActionMapping& mapping) {
  for (const auto* const known : {&mapping.group_words, &usual_names().group_words}) {
    for (const auto& [word, group] : *known) groups_.try_emplace(stems_of(word), group);
  }
}

std::optional<std::string> GroupWords::find(std::string_view stems) const {
  const auto found = groups_.find(stems);
  return found == groups_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<AudienceHeader> audience_header(const HeaderText& header, const GroupWords& words) {
  AudienceHeader result;
  std::vector<std::string> left;
  for (const HeaderWord& word : header.words) {
    for (const std::string& stem : split(word.stem, ' ')) {
      if (is_one_of(kExpected, stem)) result.is_actual = false;
      else if (is_one_of(kReached, stem)) result.is_actual = true;
      else if (!word.is_little && !is_one_of(kNoMeaning, stem)) left.push_back(stem);
    }
  }
  if (left.empty()) return std::nullopt;
  auto group = words.find(join(left, " "));
  if (!group) group = age_group(left, header.written);
  if (!group) return std::nullopt;
  result.group = *std::move(group);
  return result;
}

}  // namespace carreau::inputs
