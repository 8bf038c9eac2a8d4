// SPDX-License-Identifier: Apache-2.0
#include "results/headings.hpp"

#include <fmt/format.h>

namespace carreau::results {

std::string_view unit_text(ColumnUnit unit, Language language) {
  const auto word = [&](std::string_view french, std::string_view english) {
    return language == Language::french ? french : english;
  };
  switch (unit) {
    case ColumnUnit::none:
    case ColumnUnit::varies: return {};
    case ColumnUnit::people: return word("habitants", "people");
    case ColumnUnit::households: return word("ménages", "households");
    case ColumnUnit::euros: return "€";
    case ColumnUnit::ratio: return word("fois", "times");
    case ColumnUnit::share: return word("part de 1", "share of 1");
    case ColumnUnit::per_km2: return word("habitants par km²", "people per km²");
    case ColumnUnit::square_metres: return "m²";
    case ColumnUnit::metres: return "m";
    case ColumnUnit::cells: return word("carreaux", "cells");
    case ColumnUnit::zones: return "zones";
    case ColumnUnit::pieces: return word("morceaux", "pieces");
    case ColumnUnit::actions: return "actions";
    case ColumnUnit::places: return word("lieux", "places");
    case ColumnUnit::lines: return word("lignes", "lines");
    case ColumnUnit::figures: return word("nombres", "figures");
    case ColumnUnit::findings: return word("occurrences", "occurrences");
  }
  return {};
}

std::vector<std::string_view> titles(std::initializer_list<Heading> headings, Language language) {
  std::vector<std::string_view> list;
  for (const Heading& heading : headings) list.push_back(heading.title(language));
  return list;
}

std::string interval_title(const Heading& heading, Language language) {
  return fmt::format("{} {}", heading.title(language),
                     language == Language::french ? "[90\u00A0%]" : "[90%]");
}

}  // namespace carreau::results
