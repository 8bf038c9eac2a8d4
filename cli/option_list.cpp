// SPDX-License-Identifier: Apache-2.0
#include "cli/option_list.hpp"

#include "base/message_catalogue.hpp"
#include "base/text.hpp"
#include "study/fewest_households.hpp"

#include <algorithm>
#include <charconv>
#include <type_traits>
#include <utility>

namespace carreau::cli {

namespace {

/// Parses a whole number without any other characters.
std::optional<std::int64_t> whole_number(const std::string& word) {
  std::int64_t value = 0;
  // from_chars() depends on no locale and, unlike strtol(), accepts neither spaces nor a plus sign.
  const char* const end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

/// The result of Option::name().
std::string long_name(std::string_view declared) {
  const std::string_view names = declared.substr(0, declared.find(' '));
  const std::size_t comma = names.rfind(',');
  return std::string(comma == std::string_view::npos ? names : names.substr(comma + 1));
}

template <typename Target>
Option::Take take_whole(std::string_view declared, Target& target, WholeRange range) {
  // The name is copied, because a message may need it after the declaration has gone.
  return [name = long_name(declared), &target, range](const std::vector<std::string>& words) {
    const auto value = whole_number(words.back());
    if (!value || *value < range.least || *value > range.most) {
      throw ArgumentError(
          name, Message{"usage_whole_number",
                        {{"least", range.least}, {"most", range.most}, {"found", words.back()}}});
    }
    if constexpr (std::is_same_v<Target, std::optional<int>>) target = static_cast<int>(*value);
    else target = static_cast<Target>(*value);
  };
}

template <typename Target>
Option::Take take_decimal(std::string_view declared, Target& target, DecimalRange range) {
  return [name = long_name(declared), &target, range](const std::vector<std::string>& words) {
    const auto parsed = parse_number(words.back());
    // Written so that NaN fails too.
    if (!parsed || !(parsed->value >= range.least && parsed->value <= range.most)) {
      throw ArgumentError(
          name, Message{"usage_number",
                        {{"least", range.least}, {"most", range.most}, {"found", words.back()}}});
    }
    target = parsed->value;
  };
}

}  // namespace

Option::Option(std::string_view declared, Kind kind, std::string_view help, Take take)
    : kind_(kind), help_{std::string(help)}, take_(std::move(take)) {
  const std::size_t space = declared.find(' ');
  // "-o,--output FILE": the names, then the placeholder of the value.
  names_ = split(declared.substr(0, space), ',');
  if (space != std::string_view::npos) placeholder_ = declared.substr(space + 1);
}

DetailValue Option::shown_name() const {
  return is_positional() ? word_in_capitals(name()) : DetailValue(name());
}

Option& Option::required() {
  is_required_ = true;
  return *this;
}

Option& Option::written() {
  is_written_ = true;
  return *this;
}

bool Option::is_read() const {
  // A rule has a name, or is a file; a base map has an address, or is one.
  return !is_written_ && (is_positional() || placeholder_ == "FILE" || placeholder_ == "ZONES" ||
                          name() == "--rule" || name() == "--basemap");
}

Option& Option::detail(std::string name, DetailValue value) {
  help_.details.push_back({std::move(name), std::move(value)});
  return *this;
}

Option& Option::one_of(std::vector<std::string> words) {
  choices_ = std::move(words);
  return *this;
}

void Option::take(const std::vector<std::string>& words) const {
  // Choices are checked for every option in the same way, before the value is converted.
  for (const std::string& word : words) {
    if (choices_.empty() || std::find(choices_.begin(), choices_.end(), word) != choices_.end()) {
      continue;
    }
    throw ArgumentError(name(), Message{"usage_choice", {{"choices", choices_}, {"found", word}}});
  }
  take_(words);
}

Option& OptionList::add(std::string_view declared, Option::Kind kind, std::string_view help,
                        Option::Take take) {
  return options_.emplace_back(declared, kind, help, std::move(take));
}

Option& OptionList::flag(std::string_view declared, bool& target, std::string_view help) {
  return add(declared, Option::Kind::flag, help,
             [&target](const std::vector<std::string>&) { target = true; });
}

Option& OptionList::text(std::string_view declared, std::string& target, std::string_view help) {
  return add(declared, Option::Kind::once, help,
             [&target](const std::vector<std::string>& words) { target = words.back(); });
}

Option& OptionList::texts(std::string_view declared, std::vector<std::string>& target,
                          std::string_view help) {
  return add(declared, Option::Kind::repeated, help,
             // All words at once, so the list that was there by default is replaced, not extended.
             [&target](const std::vector<std::string>& words) { target = words; });
}

Option& OptionList::lists(std::string_view declared, std::vector<std::string>& target,
                          std::string_view help) {
  return add(declared, Option::Kind::repeated, help,
             [&target](const std::vector<std::string>& words) {
               target.clear();
               for (const std::string& word : words) {
                 // Both "--keep a,b" and "--keep a --keep b" are accepted.
                 for (std::string& part : split(word, ',')) target.push_back(std::move(part));
               }
             });
}

Option& OptionList::whole(std::string_view declared, std::int64_t& target, WholeRange range,
                          std::string_view help) {
  return add(declared, Option::Kind::once, help, take_whole(declared, target, range));
}

Option& OptionList::whole(std::string_view declared, int& target, WholeRange range,
                          std::string_view help) {
  return add(declared, Option::Kind::once, help, take_whole(declared, target, range));
}

Option& OptionList::whole(std::string_view declared, std::uint64_t& target, WholeRange range,
                          std::string_view help) {
  return add(declared, Option::Kind::once, help, take_whole(declared, target, range));
}

Option& OptionList::whole(std::string_view declared, std::optional<int>& target, WholeRange range,
                          std::string_view help) {
  return add(declared, Option::Kind::once, help, take_whole(declared, target, range));
}

Option& OptionList::decimal(std::string_view declared, double& target, DecimalRange range,
                            std::string_view help) {
  return add(declared, Option::Kind::once, help, take_decimal(declared, target, range));
}

Option& OptionList::decimal(std::string_view declared, std::optional<double>& target,
                            DecimalRange range, std::string_view help) {
  return add(declared, Option::Kind::once, help, take_decimal(declared, target, range));
}

void OptionList::check(std::function<void()> complete) { checks_.push_back(std::move(complete)); }

void OptionList::run_checks() const {
  for (const auto& check : checks_) check();
}

DetailValue word_in_capitals(std::string_view word) {
  // "ZONES" becomes the code word_zones: only words with a translation are shown by it.
  std::string code = "word";
  bool is_letter = false;
  for (const char c : to_lower(word)) {
    const bool was_letter = std::exchange(is_letter, c >= 'a' && c <= 'z');
    if (is_letter && !was_letter) code += '_';
    if (is_letter) code += c;
  }
  if (find_message(code) == nullptr) return word;
  return Message{code};
}

ArgumentError missing_option(const std::string& name) {
  // An option keeps its name; only what stands without one is called by a word for its value.
  const bool is_option = name.starts_with('-');
  return ArgumentError(Message{
      "usage_required", {{"option", is_option ? DetailValue(name) : word_in_capitals(name)}}});
}

void add_fewest_households_option(OptionList& options, std::optional<int>& fewest) {
  // A number that is too small is parsed, so that it can be refused with the reason.
  options
      .whole("--fewest-households NUMBER", fewest, {0, FewestHouseholds::kMost},
             "help_fewest_households")
      .detail("least", FewestHouseholds::kLeast);
  options.check([&fewest] { (void)study::fewest_households(fewest); });
}

void add_threads_option(OptionList& options, std::size_t& threads) {
  constexpr WholeRange kThreads{0, 1024};
  options.whole("--threads NUMBER", threads, kThreads, "help_threads");
}

}  // namespace carreau::cli
