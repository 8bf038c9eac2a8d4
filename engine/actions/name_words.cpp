// SPDX-License-Identifier: Apache-2.0
#include "actions/name_words.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace carreau {

namespace {

constexpr std::array<std::string_view, 18> kFillers{
    "le",  "la", "les", "l",         "d",    "de", "du",          "des",          "the",
    "aux", "of", "qpv", "quartiers", "qpvs", "qp", "prioritaire", "prioritaires", "quartier"};
constexpr std::array<std::string_view, 5> kConnectors{"et", "puis", "and", "ainsi", "que"};

/// The number of bytes of the UTF-8 character at the front; 1 for a byte that begins none.
std::size_t character_size(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t size = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : first >= 0xC0U ? 2 : 1;
  return std::min(size, text.size());
}

/// An accent that follows its letter (U+0300 to U+036F), as macOS writes them.
bool is_combining(std::string_view character) {
  return character.size() == 2 && (character[0] == '\xCC' || character[0] == '\xCD');
}

/// Collects words; the gap before a word is the strongest mark since the last one.
class WordSplitter {
 public:
  explicit WordSplitter(std::string_view text) : text_(text) {}

  std::vector<NameWord> split() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t size = character_size(text_.substr(at));
      const std::string_view character = text_.substr(at, size);
      if (!plain_words(character).empty() || (is_combining(character) && has_begun_)) {
        if (!has_begun_) begin_ = at;
        has_begun_ = true;
      } else {
        end_word(at);
        add_mark(character);
      }
      at += size;
    }
    end_word(text_.size());
    return std::move(words_);
  }

 private:
  void end_word(std::size_t end) {
    if (!has_begun_) return;
    has_begun_ = false;
    NameWord word;
    word.plain = plain_words(text_.substr(begin_, end - begin_));
    // The two most frequent abbreviations in names of communes.
    if (word.plain == "st") word.plain = "saint";
    if (word.plain == "ste") word.plain = "sainte";
    word.begin = begin_;
    word.end = end;
    word.before = gap_;
    word.is_filler = std::ranges::find(kFillers, word.plain) != kFillers.end();
    word.is_connector = std::ranges::find(kConnectors, word.plain) != kConnectors.end();
    words_.push_back(std::move(word));
    gap_ = WordGap::space;
    has_space_ = has_dash_ = false;
  }

  void add_mark(std::string_view character) {
    constexpr std::array<std::string_view, 3> kDashes{"-", "\xE2\x80\x93", "\xE2\x80\x94"};
    if (std::ranges::find(kDashes, character) != kDashes.end()) has_dash_ = true;
    if (character == " " || character == "\xC2\xA0" || character == "\xE2\x80\xAF")
      has_space_ = true;
    // A dash joins two words ("Centre-Ville") unless a space is beside it.
    if (has_dash_ && has_space_) raise(WordGap::link);
    if (character.size() == 1) {
      const char mark = character.front();
      if (std::string_view(":()[]=").find(mark) != std::string_view::npos) raise(WordGap::link);
      if (mark == ',' || mark == '/') raise(WordGap::comma);
      if (std::string_view(";\n\r\t|+&#*").find(mark) != std::string_view::npos) {
        raise(WordGap::border);
      }
    }
    if (character == "\xE2\x80\xA2") raise(WordGap::border);  // •
  }

  void raise(WordGap gap) { gap_ = std::max(gap_, gap); }

  std::string_view text_;
  std::vector<NameWord> words_;
  std::size_t begin_ = 0;
  bool has_begun_ = false;
  WordGap gap_ = WordGap::space;
  bool has_space_ = false;
  bool has_dash_ = false;
};

/// "Centre-Ville" and "Saint-Ambroix" are one name; "Gambetta-Richelieu" are two.
bool can_stand_alone(std::string_view part) {
  constexpr std::array<std::string_view, 12> kCommon{"centre",  "ville",  "saint",  "sainte",
                                                     "grand",   "haute",  "basse",  "vieux",
                                                     "vieille", "ancien", "chemin", "notre"};
  constexpr std::size_t kLeast = 5;
  const std::string key = name_key(part);
  return key.size() >= kLeast && std::ranges::none_of(kCommon, [&](std::string_view word) {
           return key.starts_with(word);
         });
}

std::vector<std::string> pieces_of(std::string_view name, WordGap least) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  const auto words = name_words(name);
  for (std::size_t w = 1; w < words.size(); ++w) {
    const bool is_dash = name.substr(words[w - 1].end, words[w].begin - words[w - 1].end) == "-";
    if (words[w].before < WordGap::link && !(least == WordGap::space && is_dash)) continue;
    pieces.emplace_back(name.substr(words[begin].begin, words[w - 1].end - words[begin].begin));
    begin = w;
  }
  if (!words.empty()) pieces.emplace_back(name.substr(words[begin].begin));
  return pieces;
}

}  // namespace

std::vector<NameWord> name_words(std::string_view text) { return WordSplitter(text).split(); }

std::string name_key(std::string_view text) {
  std::string key;
  std::string all;
  for (const NameWord& word : name_words(text)) {
    all += (all.empty() ? "" : " ") + word.plain;
    if (!word.is_filler) key += (key.empty() ? "" : " ") + word.plain;
  }
  return key.empty() ? all : key;
}

std::vector<std::string> name_parts(std::string_view name) {
  std::vector<std::string> parts;
  const auto pieces = pieces_of(name, WordGap::link);
  for (const std::string& piece : pieces) {
    if (pieces.size() > 1) parts.push_back(piece);
    const auto smaller = pieces_of(piece, WordGap::space);
    if (smaller.size() > 1 && std::ranges::all_of(smaller, can_stand_alone)) {
      parts.insert(parts.end(), smaller.begin(), smaller.end());
    }
  }
  return parts;
}

}  // namespace carreau
