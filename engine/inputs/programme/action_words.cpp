// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_words.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace carreau::inputs {

namespace {

/// Units at the end of a header, in plain words, longest first. Plain words contain no euro sign.
struct Unit {
  std::string_view words;
  bool in_thousands;
};
constexpr std::array<Unit, 14> kUnits{{{" en milliers d euros", true},
                                       {" milliers d euros", true},
                                       {" en milliers", true},
                                       {" en keuros", true},
                                       {" en k euros", true},
                                       {" k euros", true},
                                       {" keuros", true},
                                       {" en keur", true},
                                       {" keur", true},
                                       {" en k", true},
                                       {" k", true},
                                       {" en euros", false},
                                       {" euros", false},
                                       {" eur", false}}};

/// The words of a header as written, separated at spaces, punctuation and apostrophes: "l'État"
/// gives l, État.
std::vector<std::string> written_words(const std::string& header) {
  std::string text = header;
  for (const std::string_view mark : {"\xE2\x80\x99", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x93"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.replace(at, mark.size(), " ");
    }
  }
  for (char& c : text) {
    if (std::string_view("'()[]:;,/_\t\r\n").find(c) != std::string_view::npos) c = ' ';
  }
  std::vector<std::string> words;
  for (std::string& word : split(text, ' ')) {
    if (!plain_words(word).empty()) words.push_back(std::move(word));
  }
  return words;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<FunderColumn> bare_header(const std::string& header, const FunderHeaderWords& words) {
  const HeaderWords plain = header_words(header);
  if (!holds(words.bare, plain.words)) return std::nullopt;
  FunderColumn column;
  column.column = header;
  column.funder = join(written_words(header), " ");
  column.in_thousands = plain.in_thousands;
  return column;
}

}  // namespace

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

HeaderWords header_words(std::string_view header) {
  HeaderWords plain{plain_words(header), false};
  for (const auto& [words, in_thousands] : kUnits) {
    if (!plain.words.ends_with(words)) continue;
    plain.words.resize(plain.words.size() - words.size());
    plain.in_thousands = in_thousands;
    break;
  }
  return plain;
}

std::optional<FunderColumn> funder_header(const std::string& header,
                                          const FunderHeaderWords& words) {
  if (auto bare = bare_header(header, words)) return bare;
  FunderColumn column;
  column.column = header;
  column.in_thousands = header_words(header).in_thousands;
  std::vector<std::string> funder;
  int measures = 0;
  for (const std::string& word : written_words(header)) {
    const std::string plain = plain_words(word);
    if (is_year(plain) || holds(words.never, plain)) return std::nullopt;
    bool is_measure = false;
    for (std::size_t i = 0; i < kMeasures; ++i) {
      if (!holds(words.measures[i], plain)) continue;
      column.measure = static_cast<Measure>(i);
      is_measure = true;
    }
    measures += is_measure ? 1 : 0;
    const bool is_unit =
        plain == "k" || plain == "keur" || plain == "keuros" || plain == "milliers";
    if (!is_measure && !is_unit && !holds(words.fillers, plain)) funder.push_back(word);
  }
  if (measures != 1 || funder.empty()) return std::nullopt;
  column.funder = join(funder, " ");
  return column;
}

}  // namespace carreau::inputs
