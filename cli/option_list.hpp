// SPDX-License-Identifier: Apache-2.0
/// The options of a verb as data: what they are called, what they take and where it goes. Parsing
/// (cli/option_parser.hpp) and help (cli/option_help.hpp) read one and the same list.
#pragma once

#include "base/error.hpp"
#include "base/language.hpp"
#include "base/message.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::cli {

/// Bounds of a number, both included.
template <typename Number>
struct NumberRange {
  Number least;
  Number most;
};
using WholeRange = NumberRange<std::int64_t>;
using DecimalRange = NumberRange<double>;

/// One option, flag or positional word.
class Option {
 public:
  enum class Kind : std::uint8_t { flag, once, repeated };
  /// Receives the words typed, one for each time that the option was given; never none. Throws
  /// ArgumentError for a word that it cannot use.
  using Take = std::function<void(const std::vector<std::string>& words)>;

  /// `declared` is what help shows in front: "-o,--output FILE" for an option with a value,
  /// "--json" for a flag, "GRID" for a positional word. `help` is the code of its description.
  Option(std::string_view declared, Kind kind, std::string_view help, Take take);

  /// The verb cannot run without it.
  Option& required();
  /// Fills `{name}` in the description.
  Option& detail(std::string name, DetailValue value);
  /// Takes no other words than these.
  Option& one_of(std::vector<std::string> words);

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// What messages call it: its long name ("--output"), or the positional word ("GRID").
  [[nodiscard]] const std::string& name() const { return names_.back(); }
  /// The same in the language of whoever reads it.
  [[nodiscard]] DetailValue shown_name() const;
  /// What stands for its value in help ("FILE"); empty for flags and positional words.
  [[nodiscard]] const std::string& placeholder() const { return placeholder_; }
  [[nodiscard]] bool is_positional() const { return !names_.front().starts_with('-'); }
  [[nodiscard]] bool is_required() const { return is_required_; }
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] const Message& help() const { return help_; }
  /// Empty where any word will do.
  [[nodiscard]] const std::vector<std::string>& choices() const { return choices_; }
  /// Checks the words against the choices and hands them on. Throws ArgumentError.
  void take(const std::vector<std::string>& words) const;

 private:
  std::vector<std::string> names_;
  std::string placeholder_;
  Kind kind_;
  Message help_;
  Take take_;
  std::vector<std::string> choices_;
  bool is_required_ = false;
};

/// What the setup() of a verb declares. Targets are written when words are parsed and must live
/// until then; what is not typed leaves its target alone.
class OptionList {
 public:
  explicit OptionList(Language language) : language_(language) {}
  OptionList(const OptionList&) = delete;
  OptionList& operator=(const OptionList&) = delete;

  /// The language in which the user is spoken to; known before the options are parsed.
  [[nodiscard]] Language language() const { return language_; }

  Option& flag(std::string_view declared, bool& target, std::string_view help);
  Option& text(std::string_view declared, std::string& target, std::string_view help);
  /// May be given several times, each time with one value. A positional word takes all words that
  /// are left.
  Option& texts(std::string_view declared, std::vector<std::string>& target, std::string_view help);
  /// The same, several values at a time being parted by commas.
  Option& lists(std::string_view declared, std::vector<std::string>& target, std::string_view help);
  Option& whole(std::string_view declared, std::int64_t& target, WholeRange range,
                std::string_view help);
  Option& whole(std::string_view declared, int& target, WholeRange range, std::string_view help);
  Option& whole(std::string_view declared, std::uint64_t& target, WholeRange range,
                std::string_view help);
  Option& whole(std::string_view declared, std::optional<int>& target, WholeRange range,
                std::string_view help);
  Option& decimal(std::string_view declared, double& target, DecimalRange range,
                  std::string_view help);
  Option& decimal(std::string_view declared, std::optional<double>& target, DecimalRange range,
                  std::string_view help);

  /// An option whose value is read in a way of its own.
  Option& add(std::string_view declared, Option::Kind kind, std::string_view help,
              Option::Take take);

  /// Runs once every word is parsed and every required option is there, in the order of the calls.
  /// Throws ArgumentError for words that contradict each other.
  void check(std::function<void()> complete);

  [[nodiscard]] const std::deque<Option>& options() const { return options_; }
  void run_checks() const;

 private:
  Language language_;
  std::deque<Option> options_;  // a deque: references handed out stay good
  std::vector<std::function<void()>> checks_;
};

/// Any year that statistics may be of.
constexpr WholeRange kYears{1, 9999};

/// A word in capitals that stands for what is to be typed, in the language of whoever reads it:
/// "FILE", "FICHIER". One that the catalogue does not have ("EPSG:N") is the same in both.
[[nodiscard]] DetailValue word_in_capitals(std::string_view word);

/// Of an option without which the verb cannot run: "--rule", "GRID".
[[nodiscard]] ArgumentError missing_option(const std::string& name);

/// "--threads N", which every verb that works on all cores has; 0 stands for all of them.
void add_threads_option(OptionList& options, std::size_t& threads);

}  // namespace carreau::cli
