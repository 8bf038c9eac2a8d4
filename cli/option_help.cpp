// SPDX-License-Identifier: Apache-2.0
#include "cli/option_help.hpp"

#include "base/message.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace carreau::cli {

namespace {

/// The column where descriptions begin; after a longer name the description is on the next line.
constexpr std::size_t kColumn = 30;

/// The width in characters, not bytes: 5 for "ANNÉE".
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string line(const std::string& name, const std::string& description) {
  std::string text = "  " + name;
  if (width(text) + 1 >= kColumn) text += "\n" + std::string(kColumn, ' ');
  else text.append(kColumn - width(text), ' ');
  return text + description + "\n";
}

/// Formats help in one language.
class HelpPage {
 public:
  explicit HelpPage(Language language) : language_(language) {}

  [[nodiscard]] std::string words(const std::string& code) const {
    return text_of(Message{"help_" + code}, language_);
  }
  /// "\nOptions:\n"; French has a space before the colon.
  [[nodiscard]] std::string heading(const std::string& code) const {
    return "\n" + words(code) + (language_ == Language::french ? " :\n" : ":\n");
  }
  [[nodiscard]] std::string usage(const std::string& rest) const {
    const std::string_view colon = language_ == Language::french ? " : " : ": ";
    return fmt::format("{}{}{}\n", words("usage"), colon, rest);
  }
  [[nodiscard]] std::string positionals(const OptionList& options) const {
    return group("positionals", options, true);
  }
  [[nodiscard]] std::string group(const OptionList& options) const {
    return group("options", options, false);
  }

 private:
  [[nodiscard]] std::string group(const std::string& code, const OptionList& options,
                                  bool is_positional) const {
    std::string lines;
    for (const Option& option : options.options()) {
      if (option.is_positional() != is_positional) continue;
      lines += line(shown_option(option, language_), text_of(option.help(), language_));
    }
    return lines.empty() ? lines : heading(code) + lines;
  }

  Language language_;
};

}  // namespace

std::string shown_option(const Option& option, Language language) {
  std::string text =
      option.is_positional() ? option.shown_name().text(language) : join(option.names(), ",");
  if (!option.placeholder().empty()) {
    text += " " + word_in_capitals(option.placeholder()).text(language);
  }
  return option.kind() == Option::Kind::repeated ? text + " ..." : text;
}

std::string verb_usage(std::string_view verb, const OptionList& options) {
  const Language language = options.language();
  std::string usage =
      fmt::format("carreau {} {}", verb, text_of(Message{"help_options_mark"}, language));
  for (const Option& option : options.options()) {
    if (!option.is_positional()) continue;
    std::string word = option.shown_name().text(language);
    if (option.kind() == Option::Kind::repeated) word += "...";
    usage += option.is_required() ? " " + word : " [" + word + "]";
  }
  return usage;
}

std::string verb_help(std::string_view verb, const OptionList& options) {
  const HelpPage page(options.language());
  const std::string name(verb);
  return page.words("summary_" + name) + "\n" + page.usage(verb_usage(verb, options)) +
         page.positionals(options) + page.group(options) + page.heading("examples") +
         page.words("example_" + name) + "\n";
}

std::string program_help(std::span<const std::unique_ptr<Command>> commands,
                         const OptionList& options) {
  const HelpPage page(options.language());
  std::string text =
      page.words("program") + "\n" +
      page.usage("carreau " + page.words("options_mark") + " " + page.words("verb_mark")) +
      page.group(options) + page.heading("verbs");
  for (const auto& command : commands) {
    const std::string name(command->name());
    text += line(name, page.words("summary_" + name));
  }
  return text;
}

}  // namespace carreau::cli
