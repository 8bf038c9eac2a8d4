// SPDX-License-Identifier: Apache-2.0
#include "actions/name_hits.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace carreau {

namespace {

/// The words without what separates them.
std::string squeezed(std::span<const NameWord> words) {
  std::string text;
  for (const NameWord& word : words) text += word.plain;
  return text;
}

/// A code that cannot be mistaken for a word or a number of a name.
bool is_distinctive(std::string_view code) {
  constexpr std::size_t kLeast = 6;
  return code.size() >= kLeast && std::ranges::any_of(code, is_digit);
}

/// QP and six digits (2014), or QN, five digits and a letter (2024), in lower case.
bool has_form_of_code(std::string_view code) {
  constexpr std::size_t kSize = 8;
  if (code.size() != kSize || !(code.starts_with("qp") || code.starts_with("qn"))) return false;
  // The département may be 2A or 2B.
  return std::ranges::count_if(code, is_digit) >= 4 &&
         std::ranges::all_of(code, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); });
}

/// Divides words at their separators.
class Divider {
 public:
  explicit Divider(std::span<const NameWord> words) : words_(words) {}

  std::vector<NameSegment> divide(std::vector<NameHit> hits) {
    std::size_t next = 0;
    for (std::size_t w = 0; w < words_.size();) {
      const bool is_hit = next < hits.size() && hits[next].first == w;
      // Between two places "et" separates; within a name it is a part of the hit.
      if (!is_hit && words_[w].is_connector) {
        is_joined_ = true;
        ++w;
        continue;
      }
      begin_at(w);
      const std::size_t last = is_hit ? hits[next].last : w + 1;
      if (is_hit) segments_.back().hits.push_back(std::move(hits[next++]));
      else if (!words_[w].is_filler) segments_.back().has_excess = true;
      segments_.back().end = words_[last - 1].end;
      w = last;
    }
    // "Quartiers ; La Fontaine": a heading, not a place.
    std::erase_if(segments_, [](const NameSegment& segment) {
      return segment.hits.empty() && !segment.has_excess;
    });
    return std::move(segments_);
  }

 private:
  void begin_at(std::size_t w) {
    const WordGap gap = is_joined_ ? WordGap::border : words_[w].before;
    is_joined_ = false;
    if (!segments_.empty() && gap < WordGap::comma) return;
    NameSegment segment;
    if (!segments_.empty()) segment.before = gap;
    segment.begin = words_[w].begin;
    segments_.push_back(std::move(segment));
  }

  std::span<const NameWord> words_;
  std::vector<NameSegment> segments_;
  bool is_joined_ = false;
};

}  // namespace

bool NameSegment::has(HitKind kind) const {
  return std::ranges::find(hits, kind, &NameHit::kind) != hits.end();
}

bool NameSegment::is_only(HitKind kind) const {
  return !has_excess && !hits.empty() &&
         std::ranges::all_of(hits, [&](const NameHit& hit) { return hit.kind == kind; });
}

void NameVocabulary::add_code(std::string_view code, std::size_t quartier) {
  const std::string key = squeezed(name_words(code));
  codes_.emplace(key, quartier);
  // A short code may be a number in the name of another place: it has to stand alone, as a name.
  if (!is_distinctive(key)) add_key(name_key(code), HitKind::name, quartier);
}

void NameVocabulary::add_name(std::string_view name, std::size_t quartier) {
  add_key(name_key(name), HitKind::name, quartier);
  for (const std::string& part : name_parts(name)) {
    constexpr std::size_t kLeastLetters = 3;
    std::string key = name_key(part);
    if (key.size() >= kLeastLetters) add_key(std::move(key), HitKind::name, quartier);
  }
}

void NameVocabulary::add_commune(std::string_view name, std::size_t commune) {
  add_key(name_key(name), HitKind::commune, commune);
}

void NameVocabulary::add_phrase(HitKind kind, std::string_view phrase) {
  add_key(name_key(phrase), kind, 0);
}

void NameVocabulary::add_key(std::string key, HitKind kind, std::size_t of) {
  if (key.empty()) return;
  const auto words = 1 + static_cast<std::size_t>(std::ranges::count(key, ' '));
  longest_ = std::max(longest_, words);
  auto& list = keys_[std::move(key)][kind];
  if (std::ranges::find(list, of) == list.end()) list.push_back(of);
}

std::optional<std::size_t> NameVocabulary::find_code(std::string_view code) const {
  const auto found = codes_.find(code);
  if (found == codes_.end()) return std::nullopt;
  return found->second;
}

std::optional<NameHit> NameVocabulary::code_at(std::span<const NameWord> words,
                                               std::size_t at) const {
  // People write "QN 03601 M" as well.
  constexpr std::size_t kMostWords = 4;
  std::optional<NameHit> hit;
  for (std::size_t count = 1; count <= kMostWords && at + count <= words.size(); ++count) {
    if (count > 1 && words[at + count - 1].before > WordGap::space) break;
    const std::string code = squeezed(words.subspan(at, count));
    if (const auto found = find_code(code); found && is_distinctive(code)) {
      hit = NameHit{HitKind::code, at, at + count, {*found}, 0, 0};
    } else if (!hit && has_form_of_code(code)) {
      hit = NameHit{HitKind::foreign_code, at, at + count, {}, 0, 0};
    }
  }
  return hit;
}

std::optional<NameHit> NameVocabulary::name_at(std::span<const NameWord> words,
                                               std::size_t at) const {
  std::optional<NameHit> hit;
  std::string key;
  std::size_t count = 0;
  for (std::size_t w = at; w < words.size() && count < longest_; ++w) {
    if (words[w].is_filler) continue;
    key += (key.empty() ? "" : " ") + words[w].plain;
    ++count;
    const auto found = keys_.find(key);
    if (found == keys_.end()) continue;
    const auto& [kind, of] = *found->second.begin();
    hit = NameHit{kind, at, w + 1, of, 0, 0};
  }
  return hit;
}

std::vector<NameHit> NameVocabulary::hits(std::span<const NameWord> words) const {
  std::vector<NameHit> hits;
  for (std::size_t w = 0; w < words.size();) {
    auto hit = code_at(words, w);
    if (!hit && !words[w].is_filler) hit = name_at(words, w);
    if (!hit) {
      ++w;
      continue;
    }
    hit->begin = words[w].begin;
    w = hit->last;
    hit->end = words[w - 1].end;
    hits.push_back(std::move(*hit));
  }
  return hits;
}

std::vector<NameSegment> NameVocabulary::segments(std::span<const NameWord> words) const {
  return Divider(words).divide(hits(words));
}

std::optional<std::size_t> NameVocabulary::nearest(std::string_view words) const {
  std::vector<std::string> keys;
  for (const auto& [code, quartier] : codes_) keys.push_back(code);
  for (const auto& [key, meanings] : keys_) {
    if (meanings.contains(HitKind::name)) keys.push_back(key);
  }
  const auto found = nearest_name(name_key(words), keys);
  if (!found) return std::nullopt;
  if (const auto code = find_code(*found)) return code;
  const auto& bearers = keys_.at(*found).at(HitKind::name);
  // A name that several have is no proposal.
  return bearers.size() == 1 ? std::optional(bearers.front()) : std::nullopt;
}

}  // namespace carreau
