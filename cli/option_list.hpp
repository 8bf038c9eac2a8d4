// SPDX-License-Identifier: Apache-2.0
/// The options of a verb as data: their names, their values, and where the values are stored.
/// Parsing (cli/option_parser.hpp) and help (cli/option_help.hpp) use the same list.
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

/// The bounds of a number, both included.
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
  /// Receives the words typed, one for each occurrence of the option, at least one. Throws
  /// ArgumentError for a word that is not valid.
  using Take = std::function<void(const std::vector<std::string>& words)>;

  /// `declared` is the left column of the help: "-o,--output FILE" for an option with a value,
  /// "--json" for a flag, "GRID" for a positional word. `help` is the code of the description.
  Option(std::string_view declared, Kind kind, std::string_view help, Take take);

  /// Makes the option mandatory.
  Option& required();
  /// Fills in `{name}` in the description.
  Option& detail(std::string name, DetailValue value);
  /// Says that its words name files that the verb writes; without this, a file is read.
  Option& written();
  /// Accepts only these words.
  Option& one_of(std::vector<std::string> words);

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// The name in messages: the long name ("--output"), or the positional word ("GRID").
  [[nodiscard]] const std::string& name() const { return names_.back(); }
  /// The name in the language of the reader.
  [[nodiscard]] DetailValue shown_name() const;
  /// The placeholder of its value in the help ("FILE"); empty for flags and positional words.
  [[nodiscard]] const std::string& placeholder() const { return placeholder_; }
  [[nodiscard]] bool is_positional() const { return !names_.front().starts_with('-'); }
  [[nodiscard]] bool is_required() const { return is_required_; }
  /// Whether its words may name files to read.
  [[nodiscard]] bool is_read() const;
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] const Message& help() const { return help_; }
  /// Empty where any word is accepted.
  [[nodiscard]] const std::vector<std::string>& choices() const { return choices_; }
  /// Checks the words against the choices and stores them. Throws ArgumentError.
  void take(const std::vector<std::string>& words) const;

 private:
  std::vector<std::string> names_;
  std::string placeholder_;
  Kind kind_;
  Message help_;
  Take take_;
  std::vector<std::string> choices_;
  bool is_required_ = false;
  bool is_written_ = false;
};

/// The options that the setup() of a verb declares. Targets are written when words are parsed and
/// must live until then; the target of an option that is not typed keeps its value.
class OptionList {
 public:
  explicit OptionList(Language language) : language_(language) {}
  OptionList(const OptionList&) = delete;
  OptionList& operator=(const OptionList&) = delete;

  /// The language of messages, which is known before the options are parsed.
  [[nodiscard]] Language language() const { return language_; }

  Option& flag(std::string_view declared, bool& target, std::string_view help);
  Option& text(std::string_view declared, std::string& target, std::string_view help);
  /// Declares an option that may be repeated, with one value each time. A positional word takes all
  /// remaining words.
  Option& texts(std::string_view declared, std::vector<std::string>& target, std::string_view help);
  /// The same, where each value may be a list separated by commas.
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

  /// Declares an option with its own parsing of the value.
  Option& add(std::string_view declared, Option::Kind kind, std::string_view help,
              Option::Take take);

  /// Adds a function that runs after all words are parsed and all mandatory options are present, in
  /// the order of the calls. It throws ArgumentError for options that contradict each other.
  void check(std::function<void()> complete);

  [[nodiscard]] const std::deque<Option>& options() const { return options_; }
  void run_checks() const;

 private:
  Language language_;
  std::deque<Option> options_;  // a deque keeps references valid while options are added
  std::vector<std::function<void()>> checks_;
};

/// The years accepted for statistics.
constexpr WholeRange kYears{1, 9999};

/// A placeholder in capitals in the language of the reader: "FILE", "FICHIER". A placeholder that
/// is not in the catalogue ("EPSG:N") is the same in both languages.
[[nodiscard]] DetailValue word_in_capitals(std::string_view word);

/// The error for a missing mandatory option: "--rule", "GRID".
[[nodiscard]] ArgumentError missing_option(const std::string& name);

/// Declares "--fewest-households N", the number below which figures are withheld, which checks
/// itself.
void add_fewest_households_option(OptionList& options, std::optional<int>& fewest);

/// Declares "--threads N" for verbs that use several threads; 0 means all processors.
void add_threads_option(OptionList& options, std::size_t& threads);

}  // namespace carreau::cli
