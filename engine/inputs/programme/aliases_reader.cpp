// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/aliases_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/cell_guard.hpp"
#include "files/delimited_text.hpp"
#include "files/gdal_source.hpp"
#include "files/table.hpp"
#include "files/toml_file.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <string_view>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, 5> kText = {"texte", "votre texte", "text", "your text",
                                                   "écrit"};
constexpr std::array<std::string_view, 5> kMeaning = {"quartier", "quartiers", "code", "codes",
                                                      "meaning"};
/// The words are those of data/mappings/carreau.toml, so that they are understood when read back.
constexpr std::string_view kAll = "tous les QPV";
constexpr std::string_view kOutside = "hors QPV";
constexpr std::string_view kAcross = "transterritorial";

/// Collects aliases and refuses a second meaning of one text.
class AliasList {
 public:
  void add(std::string_view text, std::string_view meaning, const Place& place) {
    if (text.empty() || meaning.empty()) return;
    const auto [found, is_new] = positions_.try_emplace(plain_words(text), aliases_.list.size());
    if (is_new) {
      aliases_.list.push_back({std::string(text), std::string(meaning)});
      aliases_.places.push_back(place);
      return;
    }
    const std::string& first = aliases_.list[found->second].meaning;
    if (plain_words(first) == plain_words(meaning)) return;
    throw DataError(
        place, Message{"alias_twice", {{"written", text}, {"first", first}, {"second", meaning}}},
        Message{"leave_one_out"});
  }
  Aliases take() { return std::move(aliases_); }

 private:
  Aliases aliases_;
  std::map<std::string, std::size_t> positions_;
};

Aliases read_toml(const std::string& path) {
  const std::string file = files::base_name(path);
  const toml::table root = files::parse_toml(files::read_whole(path), file);
  const toml::table* const section = root["aliases"].as_table();
  if (section == nullptr) {
    throw DataError({file, {}, {}}, Message{"aliases_missing"}, Message{"aliases_shape"});
  }
  AliasList list;
  for (const auto& [key, node] : *section) {
    const auto meaning = node.value<std::string>();
    const Place place = files::place_of(file, node, key.str());
    if (!meaning) throw DataError(place, Message{"aliases_value"}, Message{"aliases_shape"});
    list.add(key.str(), *meaning, place);
  }
  return list.take();
}

/// How certain the meaning of a text is.
std::string_view certainty(const TextReading& reading, bool is_french) {
  if (reading.kind == NamedKind::unknown) {
    if (reading.codes.empty()) return is_french ? "inconnu" : "unknown";
    return is_french ? "proposé" : "proposed";
  }
  switch (reading.doubt) {
    case NameDoubt::none: return is_french ? "sûr" : "certain";
    case NameDoubt::unknown_code: return is_french ? "d'après le nom" : "by the name";
    case NameDoubt::other_list: return is_french ? "d'après le numéro" : "by the number";
    case NameDoubt::two_quartiers: return is_french ? "code et nom différents" : "code unlike name";
    case NameDoubt::several: break;
  }
  return is_french ? "plusieurs quartiers" : "several quartiers";
}

std::string meaning_of(const TextReading& reading) {
  const std::string first = reading.codes.empty() ? std::string() : reading.codes.front();
  switch (reading.kind) {
    case NamedKind::all: return std::string(kAll);
    case NamedKind::outside:
      return first.empty() ? std::string(kOutside) : fmt::format("{}, {}", kOutside, first);
    case NamedKind::transterritorial: return std::string(kAcross);
    // A text may name several quartiers; to keep only one would move the money of the others.
    case NamedKind::quartier: return join(reading.codes, " ; ");
    case NamedKind::commune:
    case NamedKind::unknown: return first;
    case NamedKind::ambiguous: break;
  }
  // Of several quartiers none is more likely than another; only the same number is a guess.
  return reading.codes.size() == 1 ? first : std::string();
}

}  // namespace

Aliases read_aliases(const std::string& path, Findings& findings) {
  if (path.ends_with(".toml")) return read_toml(path);
  const auto table = files::open_table(
      path,
      [](const std::vector<std::string>& columns) {
        return files::has_any(columns, kText) && files::has_any(columns, kMeaning);
      },
      findings);
  const std::size_t text = table->require(kText, Message{"column_alias_text"});
  const std::size_t meaning = table->require(kMeaning, Message{"column_alias_meaning"});
  AliasList list;
  while (table->next()) {
    list.add(table->field(text), table->field(meaning), table->place(meaning));
  }
  return list.take();
}

std::string aliases_text(std::span<const TextReading> readings, Language language) {
  const bool is_french = language == Language::french;
  const auto field = [](std::string_view text) {
    std::string quoted = "\"";
    for (const char c : files::guarded(text))
      quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
  };
  // With a byte order mark, so that spreadsheets read the accents.
  std::string text(files::kByteOrderMark);
  text += is_french ? "texte;quartier;certitude;candidats;actions\n"
                    : "text;quartier;certainty;candidates;actions\n";
  for (const TextReading& reading : readings) {
    text += fmt::format("{};{};{};{};{}\n", field(reading.text), field(meaning_of(reading)),
                        certainty(reading, is_french), field(join(reading.codes, " ")),
                        reading.actions);
  }
  return text;
}

}  // namespace carreau::inputs
