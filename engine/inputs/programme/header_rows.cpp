// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/header_rows.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace carreau::inputs {

namespace {

using Row = std::vector<std::string>;
using Rows = std::span<const Row>;

constexpr std::size_t kMostLevels = 3;

std::string_view cell_of(const Row& row, std::size_t column) {
  return column < row.size() ? trimmed(row[column]) : std::string_view();
}

/// On one line: cells of headers are often broken into several.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!is_blank) line += c;
    else if (!line.ends_with(' ')) line += ' ';
  }
  return line;
}

/// The number of columns up to the last that has a text: sheets may have thousands of empty ones.
std::size_t width_of(Rows rows) {
  std::size_t width = 0;
  for (const Row& row : rows) {
    std::size_t filled = row.size();
    while (filled > width && trimmed(row[filled - 1]).empty()) --filled;
    width = std::max(width, filled);
  }
  return width;
}

/// The number of columns of the widest row.
std::size_t full_width_of(Rows rows) {
  std::size_t width = 0;
  for (const Row& row : rows) width = std::max(width, row.size());
  return width;
}

std::size_t distinct_texts(const Row& row) {
  std::set<std::string> texts;
  for (const std::string& text : row) {
    if (!plain_words(text).empty()) texts.insert(plain_words(text));
  }
  return texts.size();
}

/// The texts above each other in one column of a header.
struct Levels {
  std::vector<std::string> texts;  ///< from top to bottom, without repetitions
  bool is_carried = false;         ///< an upper one stands in a column further left…
  std::size_t carried_from = 0;    ///< …which is this one
};

/// The names of the columns that some rows give together.
class NamesOfRows {
 public:
  NamesOfRows(Rows rows, const HeaderSenses& senses)
      : rows_(rows), senses_(senses), width_(width_of(rows)) {
    for (std::size_t row = 0; row < rows.size(); ++row) groups_.push_back(groups_in(row));
    for (std::size_t c = 0; c < width_; ++c) columns_.push_back(levels_of(c));
    for (const Levels& levels : columns_) {
      if (!levels.texts.empty()) ++times_lowest_[plain_words(levels.texts.back())];
    }
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const Levels& levels : columns_) names.push_back(name_of(levels));
    return names;
  }

 private:
  /// For each column, the one in which the group stands that is over it in this row. A group ends
  /// where nothing stands below it: that column has a header of its own.
  [[nodiscard]] std::vector<std::optional<std::size_t>> groups_in(std::size_t row) const {
    std::vector<std::optional<std::size_t>> groups;
    std::optional<std::size_t> group;
    for (std::size_t c = 0; c < width_; ++c) {
      if (!has_text_below(row, c)) group.reset();
      else if (!cell_of(rows_[row], c).empty()) group = c;
      groups.push_back(group);
    }
    return groups;
  }

  [[nodiscard]] bool has_text_below(std::size_t row, std::size_t column) const {
    const std::string_view above = cell_of(rows_[row], column);
    for (std::size_t r = row + 1; r < rows_.size(); ++r) {
      const std::string_view text = cell_of(rows_[r], column);
      if (!text.empty() && text != above) return true;
    }
    return false;
  }

  [[nodiscard]] Levels levels_of(std::size_t column) const {
    Levels levels;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      std::string_view text = cell_of(rows_[row], column);
      const auto group = text.empty() ? groups_[row][column] : std::nullopt;
      if (group) {
        text = cell_of(rows_[row], *group);
        levels.is_carried = true;
        levels.carried_from = *group;
      }
      const bool is_repeated =
          !levels.texts.empty() && plain_words(levels.texts.back()) == plain_words(text);
      if (!text.empty() && !is_repeated) levels.texts.push_back(on_one_line(text));
    }
    return levels;
  }

  /// The texts of some levels, one bit each, as one name.
  static std::string joined(const std::vector<std::string>& texts, unsigned levels) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if ((levels >> i) & 1U) parts.push_back(texts[i]);
    }
    return join(parts, " ");
  }

  [[nodiscard]] bool is_of_others(const std::vector<std::string>& texts) const {
    return std::any_of(texts.begin(), texts.end() - 1,
                       [&](const std::string& text) { return senses_.is_of_others(text); });
  }

  /// Whether the lowest text says all by itself, whatever stands above.
  [[nodiscard]] bool is_lowest_enough(const Levels& levels, NameSense lowest) const {
    if (is_of_others(levels.texts)) return false;
    // What is no amount is not changed by a group of amounts.
    if (lowest == NameSense::field) return true;
    if (!levels.is_carried || lowest == NameSense::none) return false;
    // Nothing says where a group ends whose cells are not merged. It does not reach an amount that
    // is complete, nor from columns of another kind to amounts.
    const auto& first = columns_[levels.carried_from].texts;
    return lowest == NameSense::whole ||
           (!first.empty() && senses_.sense(first.back()) == NameSense::field);
  }

  [[nodiscard]] std::string name_of(const Levels& levels) const {
    const auto& texts = levels.texts;
    if (texts.size() < 2) return texts.empty() ? std::string() : texts.front();
    const std::string& lowest = texts.back();
    const NameSense sense_of_lowest = senses_.sense(lowest);
    const unsigned all = (1U << texts.size()) - 1U;
    const unsigned of_lowest = 1U << (texts.size() - 1);
    const bool is_enough = is_lowest_enough(levels, sense_of_lowest);
    // All levels, then the lowest with one of the others.
    for (const unsigned chosen : {all, of_lowest | 1U, of_lowest | (of_lowest >> 1U)}) {
      std::string name = joined(texts, chosen);
      const NameSense sense = senses_.sense(name);
      if (is_enough ? sense == NameSense::field && sense_of_lowest == NameSense::field
                    : sense != NameSense::none && sense != NameSense::group)
        return name;
    }
    const bool is_known = sense_of_lowest != NameSense::none;
    const bool is_alone = times_lowest_.at(plain_words(lowest)) == 1;
    if (is_enough || (!is_of_others(texts) && (is_known || is_alone))) return lowest;
    return joined(texts, all);
  }

  Rows rows_;
  const HeaderSenses& senses_;
  std::size_t width_;
  std::vector<std::vector<std::optional<std::size_t>>> groups_;  ///< of each row, of each column
  std::vector<Levels> columns_;
  std::map<std::string, int> times_lowest_;
};

/// How much names say about their columns: most where they are complete. Equal names say it once.
int meaning_of(const std::vector<std::string>& names, const HeaderSenses& senses) {
  std::set<std::string> seen;
  int meaning = 0;
  for (const std::string& name : names) {
    if (!seen.insert(plain_words(name)).second) continue;
    const NameSense sense = senses.sense(name);
    if (sense == NameSense::field || sense == NameSense::whole) meaning += 2;
    if (sense == NameSense::amount || sense == NameSense::funder) meaning += 1;
  }
  return meaning;
}

/// Whether a row may stand above the lowest row of a header. A title is one text; a single text
/// that names groups is a word of amounts or a funder.
bool may_be_groups(const Row& row, const HeaderSenses& senses) {
  const std::size_t texts = distinct_texts(row);
  if (texts != 1) return texts > 1;
  const auto text = std::find_if(row.begin(), row.end(),
                                 [](const std::string& t) { return !plain_words(t).empty(); });
  const NameSense sense = senses.sense(*text);
  return sense == NameSense::amount || sense == NameSense::funder || sense == NameSense::group;
}

/// Whether the row numbers its columns: 1, 2, 3… or (1), (2), (3)… or A, B, C….
bool is_numbering(const Row& row) {
  constexpr std::size_t kFewest = 4;
  char expected_letter = 'a';
  int expected = 1;
  std::size_t cells = 0;
  for (const std::string& text : row) {
    const std::string word = plain_words(text);
    if (word.empty()) continue;
    const bool is_next =
        word == std::to_string(expected) || word == std::string(1, expected_letter);
    if (!is_next) return false;
    ++expected;
    ++expected_letter;
    ++cells;
  }
  return cells >= kFewest;
}

bool is_unit(std::string_view text) {
  constexpr std::array<std::string_view, 20> kUnitTexts{
      "€",       "(€)",      "en €", "(en €)", "k€",   "(k€)",  "en k€", "(en k€)", "K€", "euros",
      "(euros)", "en euros", "%",    "(%)",    "en %", "€ TTC", "€ HT",  "TTC",     "HT", "nb"};
  return std::find(kUnitTexts.begin(), kUnitTexts.end(), text) != kUnitTexts.end();
}

/// Whether all texts of the row are units.
bool is_of_units(const Row& row) {
  bool has_unit = false;
  for (const std::string& text : row) {
    if (trimmed(text).empty()) continue;
    if (!is_unit(trimmed(text))) return false;
    has_unit = true;
  }
  return has_unit;
}

/// Adds the units that stand below the names, and counts the rows below that belong to the header.
void add_rows_below(Rows rows, files::Header& header) {
  for (std::size_t row = header.first + header.count; row < rows.size(); ++row) {
    if (is_of_units(rows[row])) {
      for (std::size_t c = 0; c < header.columns.size(); ++c) {
        const std::string_view unit = cell_of(rows[row], c);
        if (unit.empty()) continue;
        header.columns[c] +=
            unit.front() == '(' ? fmt::format(" {}", unit) : fmt::format(" ({})", unit);
      }
    } else if (!is_numbering(rows[row]) || row + 1 == rows.size()) {
      // A single row of data may hold 1, 2, 3, 4.
      return;
    }
    ++header.count;
  }
}

/// Numbers names that occur before, so that each column can be named.
void number_equal_names(std::vector<std::string>& names) {
  std::map<std::string, int> times;
  for (std::string& name : names) {
    const int count = name.empty() ? 1 : ++times[name];
    if (count > 1) name += fmt::format(" ({})", count);
  }
}

/// The header that begins with a row; nothing where the row begins none.
std::optional<files::Header> header_from(Rows rows, std::size_t first, const HeaderSenses& senses) {
  std::optional<files::Header> best;
  int most = 0;
  const std::size_t levels = std::min(kMostLevels, rows.size() - first);
  for (std::size_t count = 1; count <= levels; ++count) {
    if (count > 1 && !may_be_groups(rows[first + count - 2], senses)) break;
    std::vector<std::string> names = NamesOfRows(rows.subspan(first, count), senses).names();
    if (!senses.is_table(names)) continue;
    const int meaning = meaning_of(names, senses);
    // A row more must say more: the first row of data adds nothing.
    if (best && meaning <= most) continue;
    most = meaning;
    best = files::Header{first, count, std::move(names)};
  }
  return best;
}

}  // namespace

std::optional<files::Header> find_header_rows(Rows rows, const HeaderSenses& senses) {
  for (std::size_t first = 0; first < rows.size(); ++first) {
    auto header = header_from(rows, first, senses);
    if (!header) continue;
    header->columns.resize(full_width_of(rows.subspan(header->first, header->count)));
    add_rows_below(rows, *header);
    number_equal_names(header->columns);
    return header;
  }
  return std::nullopt;
}

}  // namespace carreau::inputs
