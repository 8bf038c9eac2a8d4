// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.hpp"

#include "base/message.hpp"
#include "base/version.hpp"
#include "cli/option_help.hpp"

#include <fmt/format.h>

namespace carreau::cli {

namespace {

/// Text as man(7) takes it: a backslash begins an escape, a plain hyphen may be drawn as a dash
/// that cannot be copied, and a line that begins with a dot or an apostrophe is a request.
std::string escaped(std::string_view text) {
  std::string result;
  bool is_first = true;
  for (const char c : text) {
    if (is_first && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\') result += "\\e";
    else if (c == '-') result += "\\-";
    else result += c;
    is_first = c == '\n';
  }
  return result;
}

/// Writes a page in one language.
class ManualPage {
 public:
  ManualPage(const std::string& name, Language language) : language_(language) {
    // Without a date: the same sources give the same bytes.
    text_ = fmt::format(".TH {} 1 \"\" \"carreau {}\" \"{}\"\n", escaped(name), version(),
                        words("manual_title"));
  }

  void section(const std::string& code) { text_ += ".SH " + words(code) + "\n"; }
  void paragraph(const std::string& words) { text_ += ".PP\n" + escaped(words) + "\n"; }
  void line(const std::string& words) { text_ += escaped(words) + "\n"; }
  /// A term in bold with its description.
  void entry(const std::string& term, const std::string& description) {
    text_ += ".TP\n.B " + escaped(term) + "\n" + escaped(description) + "\n";
  }
  void verbatim(const std::string& words) { text_ += ".EX\n" + escaped(words) + "\n.EE\n"; }
  void options(const OptionList& list, bool is_positional) {
    for (const Option& option : list.options()) {
      if (option.is_positional() == is_positional) {
        entry(shown_option(option, language_), text_of(option.help(), language_));
      }
    }
  }
  /// What holds for every verb.
  void exit_codes() {
    section("manual_exit_status");
    entry("0", words("manual_exit_0"));
    entry("1", words("manual_exit_1"));
    entry("2", words("manual_exit_2"));
    section("manual_environment");
    entry("LC_ALL, LC_MESSAGES, LANG", words("manual_locale"));
  }

  [[nodiscard]] std::string words(const std::string& code) const {
    return text_of(Message{code}, language_);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  Language language_;
  std::string text_;
};

}  // namespace

std::string verb_manual(std::string_view verb, const OptionList& options) {
  const std::string name = "carreau-" + std::string(verb);
  ManualPage page(name, options.language());
  const std::string summary = page.words("help_summary_" + std::string(verb));
  page.section("manual_name");
  page.line(name + " - " + summary);
  page.section("manual_synopsis");
  page.line(verb_usage(verb, options));
  page.section("manual_options");
  page.options(options, true);
  page.options(options, false);
  page.section("manual_examples");
  page.verbatim(page.words("help_example_" + std::string(verb)));
  page.exit_codes();
  page.section("manual_see_also");
  page.line(text_of(Message{"manual_pages", {{"verb", std::string(verb)}}}, options.language()));
  return page.text();
}

std::string program_manual(std::span<const std::unique_ptr<Command>> commands,
                           const OptionList& options) {
  ManualPage page("carreau", options.language());
  page.section("manual_name");
  page.line("carreau - " + page.words("manual_program"));
  page.section("manual_synopsis");
  page.line("carreau " + page.words("help_options_mark") + " " + page.words("help_verb_mark"));
  page.section("manual_description");
  page.paragraph(page.words("help_program"));
  page.section("manual_options");
  page.options(options, false);
  page.section("manual_verbs");
  for (const auto& command : commands) {
    const std::string name(command->name());
    page.entry("carreau-" + name + "(1)", page.words("help_summary_" + name));
  }
  page.exit_codes();
  return page.text();
}

}  // namespace carreau::cli
