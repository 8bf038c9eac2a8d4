// SPDX-License-Identifier: Apache-2.0
#include "base/findings.hpp"

#include <algorithm>
#include <utility>

namespace carreau {

std::string finding_text(const Finding& finding, Language language) {
  return text_of(Message{finding.code, finding.details}, language);
}

void Findings::add(Severity severity, std::string code, std::vector<Detail> details, Place place,
                   std::int64_t count) {
  std::string key = code;
  for (const Detail& detail : details) key += '\n' + detail.value.text(Language::english);
  key += '\n' + place.file;
  const auto [at, is_new] = position_.try_emplace(key, list_.size());
  if (is_new) {
    Message shown = showable({std::move(code), std::move(details)});
    list_.push_back(
        {severity, std::move(shown.code), std::move(shown.details), std::move(place), count});
  } else {
    list_[at->second].count += count;
  }
}

void Findings::notice(std::string code, std::vector<Detail> details, Place place,
                      std::int64_t count) {
  add(Severity::notice, std::move(code), std::move(details), std::move(place), count);
}

void Findings::warn(std::string code, std::vector<Detail> details, Place place,
                    std::int64_t count) {
  add(Severity::warning, std::move(code), std::move(details), std::move(place), count);
}

void Findings::append(const Findings& other) {
  for (const Finding& f : other.list_) add(f.severity, f.code, f.details, f.first, f.count);
}

bool Findings::has(const std::string& code) const {
  return std::any_of(list_.begin(), list_.end(), [&](const Finding& f) { return f.code == code; });
}

std::string to_text(Severity severity) {
  return severity == Severity::notice ? "notice" : "warning";
}

}  // namespace carreau
