// SPDX-License-Identifier: Apache-2.0
#include "tested_messages.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <unordered_map>
#include <utility>

namespace carreau::house {

namespace {

/// A code point of up to four hexadecimal digits.
std::string in_utf8(unsigned point) {
  const auto byte = [](unsigned bits) { return static_cast<char>(bits); };
  if (point < 0x80U) return {byte(point)};
  const char last = byte(0x80U | (point & 0x3FU));
  if (point < 0x800U) return {byte(0xC0U | (point >> 6U)), last};
  return {byte(0xE0U | (point >> 12U)), byte(0x80U | ((point >> 6U) & 0x3FU)), last};
}

/// Reads the texts of one source.
class QuoteReader {
 public:
  QuoteReader(std::string_view source, Quotes quotes) : source_(source), quotes_(quotes) {}

  std::vector<std::string> read() {
    while (at_ < source_.size()) {
      if (starts("//")) skip_to("\n");
      else if (starts("/*")) skip_to("*/");
      else if (quotes_ == Quotes::cpp && starts("R\"")) read_raw();
      else if (opens_text()) read_text(source_[at_]);
      else pass();
    }
    return std::move(texts_);
  }

 private:
  [[nodiscard]] bool starts(std::string_view mark) const {
    return source_.substr(at_).starts_with(mark);
  }
  void skip_to(std::string_view end) {
    const std::size_t found = source_.find(end, at_ + 1);
    at_ = found == std::string_view::npos ? source_.size() : found + end.size();
  }

  /// An apostrophe between digits parts thousands.
  [[nodiscard]] bool opens_text() const {
    const char c = source_[at_];
    if (c == '\'') {
      return at_ == 0 || std::isalnum(static_cast<unsigned char>(source_[at_ - 1])) == 0;
    }
    return c == '"' || (quotes_ == Quotes::script && c == '`');
  }

  void read_raw() {
    const std::size_t open = source_.find('(', at_);
    const std::string end = ")" + std::string(source_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const std::size_t close = std::min(source_.find(end, open), source_.size());
    keep(std::string(source_.substr(open + 1, close - open - 1)));
    at_ = std::min(close + end.size(), source_.size());
  }

  /// What stands behind a backslash; moves `end` to its last byte.
  std::string escaped_text(std::size_t& end) const {
    constexpr std::size_t kHexDigits = 4;
    if (source_[end] == 'n') return "\n";
    const std::string_view digits = source_.substr(end + 1, kHexDigits);
    unsigned point = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), point, 16);
    if (source_[end] != 'u' || read.ptr != digits.data() + kHexDigits) return {source_[end]};
    end += kHexDigits;
    return in_utf8(point);
  }

  /// A text that its line does not close is none: an apostrophe in a regular expression, say.
  void read_text(char mark) {
    std::string text;
    std::size_t end = at_ + 1;
    for (; end < source_.size() && source_[end] != mark; ++end) {
      if (source_[end] == '\n' && mark != '`') break;
      if (source_[end] == '\\' && end + 1 < source_.size()) {
        text += escaped_text(++end);
      } else {
        text += source_[end];
      }
    }
    at_ = end + 1;
    const bool is_closed = end < source_.size() && source_[end] == mark;
    const bool is_character = quotes_ == Quotes::cpp && mark == '\'';
    if (is_closed && !is_character) keep(std::move(text));
  }

  void keep(std::string text) {
    if (is_joined_) texts_.back() += text;
    else texts_.push_back(std::move(text));
    is_joined_ = true;
  }
  /// Only white space may stand between texts that are one.
  void pass() {
    if (std::isspace(static_cast<unsigned char>(source_[at_])) == 0) is_joined_ = false;
    ++at_;
  }

  std::string_view source_;
  Quotes quotes_;
  std::size_t at_ = 0;
  bool is_joined_ = false;
  std::vector<std::string> texts_;
};

/// The parts of a sentence between its details.
std::vector<std::string_view> parts_of(std::string_view sentence) {
  std::vector<std::string_view> parts;
  while (!sentence.empty()) {
    const std::size_t open = std::min(sentence.find('{'), sentence.size());
    if (open > 0) parts.push_back(sentence.substr(0, open));
    const std::size_t close = sentence.find('}', open);
    if (close == std::string_view::npos) break;
    sentence.remove_prefix(close + 1);
  }
  return parts;
}

bool is_code_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

void add_named(std::string_view text, const std::set<std::string>& codes,
               std::set<std::string>& produced) {
  if (codes.contains(std::string(text))) produced.emplace(text);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_code_letter(text[end])) ++end;
    const std::string word(text.substr(at, end - at));
    if (word.find('_') != std::string::npos && codes.contains(word)) produced.insert(word);
    at = std::max(end, at + 1);
  }
}

/// Fragments of sentences, each with the code whose sentences alone have it.
class Fragments {
 public:
  Fragments(std::span<const MessageWords> messages, std::size_t length) : length_(length) {
    for (const MessageWords& message : messages) {
      for (const std::string* const sentence : {&message.english, &message.french}) {
        for (const std::string_view part : parts_of(*sentence)) add(part, message.code);
      }
    }
  }
  void find(std::string_view text, std::set<std::string>& produced) const {
    for (std::size_t at = 0; at + length_ <= text.size(); ++at) {
      const auto found = codes_.find(text.substr(at, length_));
      if (found != codes_.end() && !found->second.empty()) produced.emplace(found->second);
    }
  }

 private:
  void add(std::string_view part, const std::string& code) {
    for (std::size_t at = 0; at + length_ <= part.size(); ++at) {
      std::string_view& owner = codes_.try_emplace(part.substr(at, length_), code).first->second;
      if (owner != code) owner = {};  // shared
    }
  }
  std::size_t length_;
  std::unordered_map<std::string_view, std::string_view> codes_;
};

/// Words that are too short to have a fragment of their own: whole, or every part between their
/// details in order.
class Labels {
 public:
  explicit Labels(std::span<const MessageWords> messages) {
    for (const MessageWords& message : messages) {
      add(message.english, message.code);
      add(message.french, message.code);
    }
  }
  void find(std::string_view text, std::set<std::string>& produced) const {
    for (std::size_t at = 0; at + kHead <= text.size(); ++at) {
      if (at > 0 && is_letter(text[at - 1])) continue;
      const auto found = by_head_.find(text.substr(at, kHead));
      if (found == by_head_.end()) continue;
      for (const Label& label : found->second) {
        if (begins_with(text.substr(at), label.words)) produced.emplace(label.code);
      }
    }
    for (const Label& pattern : patterns_) {
      if (fits(text, pattern.words)) produced.emplace(pattern.code);
    }
  }

 private:
  static constexpr std::size_t kHead = 2;
  static constexpr std::ptrdiff_t kLeastLetters = 3;
  struct Label {
    std::string_view words;
    std::string_view code;
  };
  void add(std::string_view words, std::string_view code) {
    if (words.find('{') == std::string_view::npos) {
      if (words.size() >= kHead) by_head_[words.substr(0, kHead)].push_back({words, code});
      return;
    }
    std::ptrdiff_t letters = 0;
    std::size_t longest = 0;
    for (const std::string_view part : parts_of(words)) {
      letters += std::ranges::count_if(part, is_letter);
      longest = std::max(longest, part.size());
    }
    if (letters >= kLeastLetters && longest < kFragmentOfLabels) patterns_.push_back({words, code});
  }
  /// A byte of an accented letter counts as well.
  static bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80U || std::isalnum(byte) != 0;
  }
  static bool begins_with(std::string_view text, std::string_view words) {
    return text.starts_with(words) &&
           (text.size() == words.size() || !is_letter(text[words.size()]));
  }
  /// Each detail has at least one byte.
  static bool fits(std::string_view text, std::string_view words) {
    std::size_t at = words.starts_with('{') ? 1 : 0;
    for (const std::string_view part : parts_of(words)) {
      const std::size_t found = text.find(part, at);
      if (found == std::string_view::npos) return false;
      at = found + part.size() + 1;
    }
    return at <= text.size() + (words.ends_with('}') ? 0 : 1);
  }
  std::unordered_map<std::string_view, std::vector<Label>> by_head_;
  std::vector<Label> patterns_;
};

/// Sentences in full, found by the first bytes of their first part.
class Sentences {
 public:
  explicit Sentences(std::span<const MessageWords> messages) {
    for (const MessageWords& message : messages) {
      add(message.english, message.code);
      add(message.french, message.code);
    }
  }
  /// Where several sentences begin, the longest alone is meant: "expected {x}, found {y}" fits
  /// most texts.
  void find(std::string_view text, std::set<std::string>& produced) const {
    for (std::size_t at = 0; at + kHead <= text.size(); ++at) {
      const auto found = by_head_.find(text.substr(at, kHead));
      if (found == by_head_.end()) continue;
      const Sentence* longest = nullptr;
      bool is_alone = true;
      for (const Sentence& sentence : found->second) {
        if (!fits(sentence, text.substr(at))) continue;
        if (longest != nullptr && longest->length > sentence.length) continue;
        is_alone = longest == nullptr || longest->length < sentence.length;
        longest = &sentence;
      }
      if (longest != nullptr && is_alone) produced.insert(longest->code);
    }
  }

 private:
  static constexpr std::size_t kHead = 4;
  static constexpr std::size_t kLeastLength = 10;
  struct Sentence {
    std::string code;
    std::vector<std::string_view> parts;
    std::size_t length = 0;
  };

  void add(std::string_view text, const std::string& code) {
    Sentence sentence{code, parts_of(text), 0};
    std::erase_if(sentence.parts, [](std::string_view part) { return part.size() < kHead; });
    for (const std::string_view part : sentence.parts) sentence.length += part.size();
    if (sentence.length < kLeastLength) return;
    const std::string_view head = sentence.parts.front().substr(0, kHead);
    by_head_[head].push_back(std::move(sentence));
  }
  static bool fits(const Sentence& sentence, std::string_view text) {
    if (!text.starts_with(sentence.parts.front())) return false;
    for (const std::string_view part : sentence.parts) {
      const std::size_t found = text.find(part);
      if (found == std::string_view::npos) return false;
      text.remove_prefix(found + part.size());
    }
    return true;
  }
  std::unordered_map<std::string_view, std::vector<Sentence>> by_head_;
};

}  // namespace

std::vector<std::string> quoted_texts(std::string_view source, Quotes quotes) {
  return QuoteReader(source, quotes).read();
}

std::set<std::string> codes_produced(std::span<const MessageWords> messages,
                                     const std::vector<std::string>& texts, std::size_t fragment) {
  std::set<std::string> codes;
  for (const MessageWords& message : messages) codes.insert(message.code);
  const Fragments fragments(messages, fragment);
  const Sentences sentences(messages);
  std::set<std::string> produced;
  for (const std::string& text : texts) {
    add_named(text, codes, produced);
    fragments.find(text, produced);
    sentences.find(text, produced);
  }
  return produced;
}

std::set<std::string> codes_shown(std::span<const MessageWords> messages,
                                  const std::vector<std::string>& texts) {
  // What is said of the first of several messages of the same words holds for all of them.
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> by_words;
  std::vector<MessageWords> distinct;
  for (const MessageWords& message : messages) {
    auto& codes = by_words[{message.english, message.french}];
    if (codes.empty()) distinct.push_back(message);
    codes.push_back(message.code);
  }
  std::set<std::string> shown = codes_produced(distinct, texts, kFragmentOfLabels);
  const Labels labels(distinct);
  for (const std::string& text : texts) labels.find(text, shown);
  for (const MessageWords& message : distinct) {
    if (!shown.contains(message.code)) continue;
    const auto& codes = by_words[{message.english, message.french}];
    shown.insert(codes.begin(), codes.end());
  }
  std::set<std::string> all;
  for (const MessageWords& message : messages) all.insert(message.code);
  for (const std::string& text : texts) add_named(text, all, shown);
  return shown;
}

std::map<std::string, std::string> reasons_in(std::string_view toml) {
  std::map<std::string, std::string> reasons;
  while (!toml.empty()) {
    const std::size_t end = std::min(toml.find('\n'), toml.size());
    const std::string_view line = toml.substr(0, end);
    toml.remove_prefix(std::min(end + 1, toml.size()));
    if (line.empty() || line.starts_with('#')) continue;
    constexpr std::string_view kMiddle = " = \"";
    const std::size_t middle = line.find(kMiddle);
    const bool is_entry = middle != std::string_view::npos && line.ends_with('"') &&
                          line.size() > middle + kMiddle.size();
    if (!is_entry) reasons.emplace(line, std::string());
    else {
      const std::size_t begin = middle + kMiddle.size();
      reasons.emplace(line.substr(0, middle), line.substr(begin, line.size() - 1 - begin));
    }
  }
  return reasons;
}

std::vector<std::string> check_tested(const std::set<std::string>& codes,
                                      const std::set<std::string>& produced,
                                      const std::map<std::string, std::string>& reasons) {
  std::vector<std::string> faults;
  for (const std::string& code : codes) {
    if (!produced.contains(code) && !reasons.contains(code))
      faults.push_back(code + ": no test produces it");
  }
  for (const auto& [code, reason] : reasons) {
    if (!codes.contains(code)) faults.push_back(code + ": listed, but in no catalogue");
    else if (produced.contains(code)) faults.push_back(code + ": listed, but a test produces it");
    else if (reason.find(' ') == std::string::npos)
      faults.push_back(code + ": listed without a reason");
  }
  return faults;
}

}  // namespace carreau::house
