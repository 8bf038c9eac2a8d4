// SPDX-License-Identifier: Apache-2.0
#include "inputs/indicator_vocabulary.hpp"

#include "base/text.hpp"
#include "files/embedded_data.hpp"
#include "files/toml_file.hpp"
#include "inputs/toml_sections.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

namespace carreau::inputs {

namespace {

struct KnownIndicator {
  PublishedIndicator indicator;
  std::vector<std::string> also;  ///< other names
  std::string beside;             ///< a column that its table must have for the other names
};

struct Vocabulary {
  std::set<std::string, std::less<>> ignored;
  std::vector<KnownIndicator> known;
};

Vocabulary read_vocabulary() {
  constexpr const char* kFile = "indicators/published.toml";
  const toml::table file = files::parse_toml(files::embedded_text(kFile).value(), kFile);
  Vocabulary vocabulary;
  for (std::string& name : texts_under(file, "ignored", kFile)) {
    vocabulary.ignored.insert(std::move(name));
  }
  for (const toml::node& node : *file["indicator"].as_array()) {
    const toml::table& section = *node.as_table();
    KnownIndicator known;
    known.indicator.name = files::required_text(section, "name", kFile);
    known.indicator.french = files::required_text(section, "fr", kFile);
    known.indicator.english = files::required_text(section, "en", kFile);
    known.indicator.kind =
        parse_indicator_kind(files::required_text(section, "kind", kFile)).value();
    known.also = texts_under(section, "also", kFile);
    known.beside = files::optional_text(section, "beside", kFile);
    vocabulary.known.push_back(std::move(known));
  }
  return vocabulary;
}

const Vocabulary& vocabulary() {
  static const Vocabulary kVocabulary = read_vocabulary();
  return kVocabulary;
}

/// "pact19" without its year: "pact". Empty where the name does not end in a year of two digits.
std::string_view without_year(std::string_view name) {
  if (name.size() < 3 || !is_digit(name.back()) || !is_digit(name[name.size() - 2])) return {};
  return name.substr(0, name.size() - 2);
}

bool has_column(std::span<const std::string> columns, std::string_view name) {
  return std::ranges::any_of(columns, [&](const std::string& column) {
    const std::string lower = to_lower(column);
    return lower == name || without_year(lower) == name;
  });
}

const PublishedIndicator* find_known(std::string_view name, std::span<const std::string> columns) {
  for (const KnownIndicator& known : vocabulary().known) {
    if (known.indicator.name == name) return &known.indicator;
    const bool is_meant = known.beside.empty() || has_column(columns, known.beside);
    if (is_meant && std::ranges::find(known.also, name) != known.also.end()) {
      return &known.indicator;
    }
  }
  return nullptr;
}

/// What the name of an unknown column states of its figures.
IndicatorKind stated_kind(std::string_view name) {
  const std::string words = plain_words(name);
  constexpr std::array<std::string_view, 6> kRates = {"part ", "tx ",    "taux ",
                                                      "pct ",  "share ", "rate "};
  constexpr std::array<std::string_view, 4> kCounts = {"nb ", "nombre ", "number ", "effectif "};
  const auto begins = [&](std::string_view start) { return words.starts_with(start); };
  if (name.find('%') != std::string_view::npos || std::ranges::any_of(kRates, begins)) {
    return IndicatorKind::percentage;
  }
  return std::ranges::any_of(kCounts, begins) ? IndicatorKind::count : IndicatorKind::unknown;
}

}  // namespace

bool is_ignored_indicator(std::string_view column) {
  return vocabulary().ignored.contains(to_lower(column));
}

std::string indicator_name(std::string_view column) {
  std::string name = plain_words(column);
  std::ranges::replace(name, ' ', '_');
  return name.empty() ? "indicator" : name;
}

PublishedIndicator indicator_of(std::string_view column, std::span<const std::string> columns) {
  const std::string name = to_lower(column);
  // The whole name first: "tp60" ends in two digits that are no year.
  if (const auto* const known = find_known(name, columns)) return *known;
  if (const auto* const known = find_known(without_year(name), columns)) return *known;
  const std::string title(column);
  return {indicator_name(column), title, title, stated_kind(column), 0, {}};
}

}  // namespace carreau::inputs
