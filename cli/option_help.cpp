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
    return fmt::format("{}{}carreau {}\n", words("usage"), colon, rest);
  }
  [[nodiscard]] std::string positionals(const OptionList& options) const {
    return group("positionals", options, true);
  }
  [[nodiscard]] std::string group(const OptionList& options) const {
    return group("options", options, false);
  }
  /// "[GRID...]": optional words are in brackets.
  [[nodiscard]] std::string usage_of(const Option& option) const {
    std::string text = option.shown_name().text(language_);
    if (option.kind() == Option::Kind::repeated) text += "...";
    return option.is_required() ? text : "[" + text + "]";
  }

 private:
  [[nodiscard]] std::string shown(const Option& option) const {
    std::string text =
        option.is_positional() ? option.shown_name().text(language_) : join(option.names(), ",");
    if (!option.placeholder().empty()) {
      text += " " + word_in_capitals(option.placeholder()).text(language_);
    }
    return option.kind() == Option::Kind::repeated ? text + " ..." : text;
  }
  [[nodiscard]] std::string group(const std::string& code, const OptionList& options,
                                  bool is_positional) const {
    std::string lines;
    for (const Option& option : options.options()) {
      if (option.is_positional() != is_positional) continue;
      lines += line(shown(option), text_of(option.help(), language_));
    }
    return lines.empty() ? lines : heading(code) + lines;
  }

  Language language_;
};

}  // namespace

std::string verb_help(std::string_view verb, const OptionList& options) {
  const HelpPage page(options.language());
  const std::string name(verb);
  std::string usage = name + " " + page.words("options_mark");
  for (const Option& option : options.options()) {
    if (option.is_positional()) usage += " " + page.usage_of(option);
  }
  return page.words("summary_" + name) + "\n" + page.usage(usage) + page.positionals(options) +
         page.group(options) + page.heading("examples") + page.words("example_" + name) + "\n";
}

std::string program_help(std::span<const std::unique_ptr<Command>> commands,
                         const OptionList& options) {
  const HelpPage page(options.language());
  std::string text = page.words("program") + "\n" +
                     page.usage(page.words("options_mark") + " " + page.words("verb_mark")) +
                     page.group(options) + page.heading("verbs");
  for (const auto& command : commands) {
    const std::string name(command->name());
    text += line(name, page.words("summary_" + name));
  }
  return text;
}

}  // namespace carreau::cli
