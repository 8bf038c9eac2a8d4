// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "cli/command_actions.hpp"
#include "cli/command_assign.hpp"
#include "cli/command_check.hpp"
#include "cli/command_compare.hpp"
#include "cli/command_crosswalk.hpp"
#include "cli/command_delineate.hpp"
#include "cli/command_evaluate.hpp"
#include "cli/command_explain.hpp"
#include "cli/command_portrait.hpp"
#include "cli/command_reconcile.hpp"
#include "cli/command_revise.hpp"
#include "cli/command_rules.hpp"
#include "cli/command_sample.hpp"
#include "cli/command_serve.hpp"
#include "cli/command_sweep.hpp"
#include "cli/end_signals.hpp"
#include "cli/field_options.hpp"
#include "cli/language_option.hpp"
#include "cli/option_help.hpp"
#include "cli/option_list.hpp"
#include "cli/option_parser.hpp"
#include "files/pending_file.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <new>
#include <optional>

namespace carreau::cli {

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kUsage = 2;

/// Output to a full disk must not end with exit code 0.
void check_stdout() {
  // Buffered output may fail only when it is flushed.
  std::cout.flush();
  if (!std::cout || std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    throw IoError(std::string(), Message{"stdout_unwritable"}, Message{"stdout_full"});
  }
}

/// Prints "carreau check: …" on stderr, where `speaker` is "carreau check".
void say(const std::string& speaker, const std::string& text, Language language) {
  std::cerr << text_of({"said_by", {{"speaker", speaker}, {"text", text}}}, language) << '\n';
}

/// Reports an error in the arguments, and where to read more.
int report_usage(const std::string& speaker, const ArgumentError& error, const Message& more,
                 Language language) {
  say(speaker, argument_error_text(error, language), language);
  std::cerr << text_of(more, language) << '\n';
  return kUsage;
}

int run_verb(Command& command, Language language) {
  const std::string speaker = "carreau " + std::string(command.name());
  try {
    std::optional<CleanEnd> clean_end;
    if (!command.catches_signals()) clean_end.emplace();
    // Errors in arguments end with 2, as is usual; failures with 1.
    command.run();
    check_stdout();
    return kDone;
  } catch (const ArgumentError& error) {
    say(speaker, argument_error_text(error, language), language);
    return kUsage;
  } catch (const Error& error) {
    say(speaker, error_text(error, language), language);
    return kFailed;
  } catch (const std::bad_alloc&) {
    say(speaker, text_of(Message{"memory_exhausted"}, language), language);
    return kFailed;
  } catch (const std::exception& fault) {
    // Of a library, whatever it is: the words reach the user, and the shell gets an exit code.
    say(speaker, text_of(Message{"program_fault", {{"reason", fault.what()}}}, language), language);
    return kFailed;
  }
}

/// Whether help is requested anywhere among the words; then other errors do not matter.
bool is_help_asked(const std::vector<std::string>& words) {
  // "--" ends the options: what follows are names.
  const auto end = std::find(words.begin(), words.end(), "--");
  return std::any_of(words.begin(), end,
                     [](const std::string& word) { return word == "-h" || word == "--help"; });
}

void add_help_option(OptionList& options) {
  // Declared so that it is listed and accepted; is_help_asked() has already handled it.
  options.add("-h,--help", Option::Kind::flag, "help_help", [](const std::vector<std::string>&) {});
}

ArgumentError verb_error(const std::string& word, const std::vector<std::string>& verbs) {
  if (word.empty()) return ArgumentError(Message{"usage_expected_verb", {{"verbs", verbs}}});
  if (const auto near = nearest_name(word, verbs)) {
    return ArgumentError(
        Message{"usage_unknown_verb_near", {{"word", word}, {"near", *near}, {"verbs", verbs}}});
  }
  return ArgumentError(Message{"usage_unknown_verb", {{"word", word}, {"verbs", verbs}}});
}

/// The number of words before the verb: options of the program, and the value of --lang.
std::size_t leading_words(const std::vector<std::string>& words) {
  std::size_t count = 0;
  while (count < words.size() && words[count].starts_with('-')) {
    // The value of --lang is not the verb.
    count += words[count] == "--lang" ? 2 : 1;
  }
  return std::min(count, words.size());
}

/// A file, or "NAME=file": no verb may write over what it was given to read.
void protect_word(const std::string& word) {
  files::protect_input(word);
  const std::size_t equals = word.find('=');
  if (equals != std::string::npos) files::protect_input(word.substr(equals + 1));
}

/// Runs a verb with the words after it.
int parse_and_run(Command& command, const std::vector<std::string>& words, Language language) {
  const std::string verb(command.name());
  OptionList options(language);
  declare_options(command, options);
  if (is_help_asked(words)) {
    // Help goes to the standard output, since it was asked for.
    std::cout << verb_help(verb, options);
    return kDone;
  }
  const files::ProtectedInputs inputs;
  try {
    for (const std::string& word : parse_words(options, words)) protect_word(word);
  } catch (const ArgumentError& error) {
    return report_usage("carreau " + verb, error, {"help_more", {{"verb", verb}}}, language);
  }
  return run_verb(command, language);
}

/// Handles the program's own options, then runs the verb that the words name. Throws ArgumentError
/// where they name none.
int run_words(const std::vector<std::string>& words, Language language) {
  const auto commands = all_commands();
  OptionList options(language);
  bool is_version_asked = false;
  declare_program_options(options, is_version_asked);
  // Options before the verb are those of the program.
  const auto behind = words.begin() + static_cast<std::ptrdiff_t>(leading_words(words));
  const std::vector<std::string> before(words.begin(), behind);
  if (is_help_asked(before)) {
    std::cout << program_help(commands, options);
    return kDone;
  }
  parse_words(options, before);
  if (is_version_asked) {
    std::cout << version() << '\n';
    return kDone;
  }
  const std::string verb = behind == words.end() ? std::string() : *behind;
  std::vector<std::string> verbs;
  for (const auto& command : commands) {
    if (command->name() == verb)
      // The words after the verb are the verb's own.
      return parse_and_run(*command, {behind + 1, words.end()}, language);
    verbs.emplace_back(command->name());
  }
  throw verb_error(verb, verbs);
}

}  // namespace

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(std::make_unique<DelineateCommand>());
  commands.push_back(std::make_unique<ExplainCommand>());
  commands.push_back(std::make_unique<CheckCommand>());
  commands.push_back(std::make_unique<EvaluateCommand>());
  commands.push_back(std::make_unique<CompareCommand>());
  commands.push_back(std::make_unique<SweepCommand>());
  commands.push_back(std::make_unique<ReviseCommand>());
  commands.push_back(std::make_unique<PortraitCommand>());
  commands.push_back(std::make_unique<CrosswalkCommand>());
  commands.push_back(std::make_unique<AssignCommand>());
  commands.push_back(std::make_unique<ActionsCommand>());
  commands.push_back(std::make_unique<ReconcileCommand>());
  commands.push_back(std::make_unique<ServeCommand>());
  commands.push_back(std::make_unique<RulesCommand>());
  commands.push_back(std::make_unique<SampleCommand>());
  return commands;
}

void declare_options(Command& command, OptionList& options) {
  add_help_option(options);
  command.setup(options);
  add_language_option(options);
}

void declare_program_options(OptionList& options, bool& is_version_asked) {
  add_help_option(options);
  options.flag("--version", is_version_asked, "help_version");
  add_language_option(options);
}

int run_program(int argc, char** argv) {
  // A file that outgrows the limit of the shell is an error to be told, as a full disk is.
  std::signal(SIGXFSZ, SIG_IGN);
  // argc may be 0.
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  // Before any parsing, because errors must be in that language too.
  const Language language = typed_language(words, environment_language());
  try {
    return run_words(words, language);
  } catch (const ArgumentError& error) {
    return report_usage("carreau", error, {"help_more_of_program"}, language);
  }
}

}  // namespace carreau::cli
