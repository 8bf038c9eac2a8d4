// SPDX-License-Identifier: Apache-2.0
#include "actions/commune_names.hpp"

#include "actions/name_words.hpp"
#include "base/text.hpp"
#include "territory/commune.hpp"

#include <algorithm>

namespace carreau {

namespace {

/// The part of a name before "sur", "lès" and the like; empty where there is none.
std::string short_name(std::string_view name) {
  constexpr std::string_view kJoints[] = {"sur", "sous", "les", "lez", "en",
                                          "de",  "d",    "du",  "des"};
  std::string key;
  for (const NameWord& word : name_words(name)) {
    const bool is_joint = std::ranges::find(kJoints, word.plain) != std::end(kJoints);
    // "La Grand-Combe" begins with an article, not with a joint.
    if (is_joint && !key.empty()) return key;
    if (!word.is_filler) key += (key.empty() ? "" : " ") + word.plain;
  }
  return {};
}

void add_once(std::vector<std::size_t>& list, std::size_t value) {
  if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

}  // namespace

std::size_t CommuneNames::add(std::string_view code, std::string_view name) {
  const std::string own_code(commune_of(code));
  const std::string key = name_key(own_code.empty() ? name : std::string_view(own_code));
  auto& found = by_key_[key];
  if (found.empty()) {
    found.push_back(communes_.size());
    communes_.push_back({own_code, {}, {}});
  }
  const std::size_t commune = found.front();
  if (communes_[commune].name.empty() && !name.empty()) {
    communes_[commune].name = name;
    add_once(by_key_[name_key(name)], commune);
    if (const std::string begin = short_name(name); !begin.empty()) {
      add_once(by_short_name_[begin], commune);
    }
  }
  return commune;
}

void CommuneNames::add_quartier(std::size_t commune, std::size_t quartier, double people) {
  communes_[commune].quartiers.push_back({quartier, people});
}

std::vector<std::size_t> CommuneNames::with_quartiers(const std::vector<std::size_t>& all) const {
  std::vector<std::size_t> some;
  for (const std::size_t commune : all) {
    if (!communes_[commune].quartiers.empty()) some.push_back(commune);
  }
  return some;
}

std::vector<std::string> CommuneNames::names_of(std::size_t commune) const {
  std::vector<std::string> names;
  const NamedCommune& named = communes_[commune];
  for (const std::string& name : {named.code, named.name, short_name(named.name)}) {
    const auto found = name.empty() ? std::vector<std::size_t>() : find(name);
    if (std::ranges::find(found, commune) != found.end()) names.push_back(name);
  }
  return names;
}

std::vector<std::size_t> CommuneNames::find(std::string_view words) const {
  const std::string key = name_key(commune_of(words));
  if (const auto found = by_key_.find(key); found != by_key_.end()) {
    auto some = with_quartiers(found->second);
    return some.empty() ? found->second : some;
  }
  if (const auto found = by_short_name_.find(key); found != by_short_name_.end()) {
    auto some = with_quartiers(found->second);
    if (some.size() == 1) return some;
  }
  return {};
}

std::optional<std::string> CommuneNames::similar(std::string_view words) const {
  const std::string key = name_key(words);
  std::vector<std::string> keys;
  for (const NamedCommune& commune : communes_) {
    if (commune.name.empty() || commune.quartiers.empty()) continue;
    const std::string known = name_key(commune.name);
    if (known.starts_with(key + " ") || key.starts_with(known + " ")) return commune.name;
    keys.push_back(known);
  }
  // Codes are never mistaken for one another here: 30007 and 30008 are two communes.
  if (is_commune_code(words)) return std::nullopt;
  const auto nearest = nearest_name(key, keys);
  if (!nearest) return std::nullopt;
  return communes_[with_quartiers(by_key_.at(*nearest)).front()].name;
}

}  // namespace carreau
