// SPDX-License-Identifier: Apache-2.0
#include "cli/option_parser.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace carreau::cli {

namespace {

/// What CLI11 collected for an option: its words, or the number of occurrences of a flag.
struct Collected {
  const Option* option = nullptr;
  CLI::Option* parsed = nullptr;
  std::vector<std::string> words;
};

void declare(CLI::App& app, Collected& collected) {
  const Option& option = *collected.option;
  const std::string names = join(option.names(), ",");
  if (option.kind() == Option::Kind::flag) {
    collected.parsed = app.add_flag(names);
    return;
  }
  collected.parsed = app.add_option(names, collected.words)->take_all();
  if (option.is_positional() && option.kind() == Option::Kind::repeated) return;
  // Each occurrence takes one value, so that a repeated option does not consume the positional
  // words after it.
  collected.parsed->allow_extra_args(false);
  if (option.is_positional()) collected.parsed->expected(1);
}

std::vector<std::string> names_of(const std::vector<Collected>& all) {
  std::vector<std::string> names;
  for (const Collected& one : all) {
    for (const std::string& name : one.option->names()) {
      if (name.starts_with("--")) names.push_back(name);
    }
  }
  return names;
}

/// Refuses the words that no option consumed. An unknown option is reported before a surplus word,
/// which may be the value of that option.
void refuse_surplus(std::vector<std::string> surplus, const std::vector<Collected>& all) {
  std::erase(surplus, "--");  // CLI11 returns the separator as well
  if (surplus.empty()) return;
  const auto unknown = std::find_if(surplus.begin(), surplus.end(), [](const std::string& word) {
    return word.size() > 1 && word.starts_with('-');
  });
  if (unknown == surplus.end()) {
    throw ArgumentError(Message{"usage_word_too_many", {{"word", surplus.front()}}});
  }
  const std::string name = unknown->substr(0, unknown->find('='));
  if (const auto near = nearest_name(name, names_of(all))) {
    throw ArgumentError(Message{"usage_unknown_option_near", {{"option", name}, {"near", *near}}});
  }
  throw ArgumentError(Message{"usage_unknown_option", {{"option", name}}});
}

/// The option that a word names, with or without "=value"; null where it names none.
const Option* named_option(const std::string& word, const std::vector<Collected>& all) {
  if (!word.starts_with('-')) return nullptr;
  const std::string name = word.substr(0, word.find('='));
  for (const Collected& one : all) {
    const auto& names = one.option->names();
    if (std::find(names.begin(), names.end(), name) != names.end()) return one.option;
  }
  return nullptr;
}

/// Checks values before CLI11 parses, because CLI11 would take the next option as a missing value,
/// and accept a value after "=" for a flag.
void check_values(const std::vector<std::string>& words, const std::vector<Collected>& all) {
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const Option* const option = named_option(words[i], all);
    if (option == nullptr) continue;
    const std::size_t equals = words[i].find('=');
    const bool is_flag = option->kind() == Option::Kind::flag;
    if (is_flag && equals != std::string::npos) {
      throw ArgumentError(option->name(),
                          Message{"usage_flag_value", {{"found", words[i].substr(equals + 1)}}});
    }
    if (is_flag || equals != std::string::npos) continue;
    if (i + 1 == words.size() || named_option(words[i + 1], all) != nullptr) {
      throw ArgumentError(option->name(), Message{"usage_value_missing"});
    }
    ++i;  // skips the value
  }
}

void parse(CLI::App& app, std::vector<std::string> words) {
  std::reverse(words.begin(), words.end());  // CLI11 expects the reverse order
  try {
    app.parse(words);
  } catch (const CLI::ParseError&) {  // a safeguard: check_values() should leave no such error
    throw ArgumentError(Message{"usage_not_understood"});
  }
}

void hand_on(const Collected& one) {
  const Option& option = *one.option;
  const auto times = one.parsed->count();
  if (times == 0) {
    if (option.is_required()) throw missing_option(option.name());
    return;
  }
  if (option.kind() == Option::Kind::once && times > 1) {
    throw ArgumentError(option.name(), Message{"usage_given_twice"});
  }
  option.take(one.words);
}

}  // namespace

std::vector<std::string> parse_words(const OptionList& options,
                                     const std::vector<std::string>& words) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<Collected> all(options.options().size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].option = &options.options()[i];
    declare(app, all[i]);
  }
  check_values(words, all);
  parse(app, words);
  refuse_surplus(app.remaining(), all);
  std::vector<std::string> read;
  for (const Collected& one : all) {
    hand_on(one);
    if (one.option->is_read()) read.insert(read.end(), one.words.begin(), one.words.end());
  }
  options.run_checks();
  return read;
}

}  // namespace carreau::cli
