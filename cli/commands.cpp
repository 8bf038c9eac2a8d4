// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
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
#include "cli/command_rules.hpp"
#include "cli/command_sample.hpp"
#include "cli/command_serve.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <new>

namespace carreau::cli {

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kUsage = 2;

constexpr std::string_view kAbout =
    "Carreau draws French priority neighbourhoods from INSEE's 200 m income grid, and says why.";

/// A full disk behind a redirection must not pass for success.
void check_stdout() {
  std::cout.flush();
  if (!std::cout || std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    throw IoError("standard output", "cannot be written", "is there room on the disk?");
  }
}

int run_verb(Command& command) {
  try {
    command.run();
    check_stdout();
    return kDone;
  } catch (const ArgumentError& error) {
    std::cerr << fmt::format("carreau {}: {}\n", command.name(), error.what());
    return kUsage;
  } catch (const Error& error) {
    std::cerr << fmt::format("carreau {}: {}\n", command.name(), error.what());
    return kFailed;
  } catch (const std::bad_alloc&) {
    std::cerr << fmt::format("carreau {}: not enough memory\n", command.name());
    return kFailed;
  }
}

/// The name among `known` that `word` is a slip of, as a question; empty when there is none.
std::string is_meant(const std::string& word, const std::vector<std::string>& known) {
  const auto near = nearest_name(word, known);
  return near ? fmt::format(" (is {} meant?)", *near) : std::string();
}

std::vector<std::string> verb_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* verb : app.get_subcommands({})) names.push_back(verb->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& verb) {
  std::vector<std::string> names;
  for (const CLI::Option* option : verb.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

/// Says what is wrong with the words typed and where to read more.
int report_usage(const CLI::App& app, const CLI::ParseError& error,
                 const std::vector<std::string>& words) {
  const auto parsed = app.get_subcommands();
  if (parsed.empty()) {
    const auto verbs = verb_names(app);
    const bool is_verb = !words.empty() && !words.front().starts_with('-');
    std::cerr << "carreau: "
              << (is_verb ? fmt::format("unknown verb {}{}: ", words.front(),
                                        is_meant(words.front(), verbs))
                          : std::string())
              << fmt::format("expected one of {}\nRun `carreau --help` for more.\n",
                             join(verbs, ", "));
    return kUsage;
  }
  const CLI::App& verb = *parsed.front();
  std::string hint;
  for (const std::string& word : verb.remaining()) {
    if (word.starts_with("--")) hint = is_meant(word, option_names(verb));
    if (!hint.empty()) break;
  }
  std::cerr << fmt::format("carreau {0}: {1}{2}\nRun `carreau {0} --help` for more.\n",
                           verb.get_name(), error.what(), hint);
  return kUsage;
}

}  // namespace

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(std::make_unique<DelineateCommand>());
  commands.push_back(std::make_unique<ExplainCommand>());
  commands.push_back(std::make_unique<CheckCommand>());
  commands.push_back(std::make_unique<EvaluateCommand>());
  commands.push_back(std::make_unique<CompareCommand>());
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

int run_program(int argc, char** argv) {
  CLI::App app{std::string(kAbout), "carreau"};
  app.set_version_flag("--version", std::string(version()));
  app.require_subcommand(1);
  const auto commands = all_commands();
  std::vector<CLI::App*> verbs;
  for (const auto& command : commands) {
    CLI::App* verb =
        app.add_subcommand(std::string(command->name()), std::string(command->summary()));
    verb->footer("\nExamples:\n" + std::string(command->examples()));
    command->setup(*verb);
    verbs.push_back(verb);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help, --version
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    return report_usage(app, error, {argv + 1, argv + argc});
  }
  for (std::size_t i = 0; i < commands.size(); ++i) {
    if (verbs[i]->parsed()) return run_verb(*commands[i]);
  }
  return kUsage;
}

}  // namespace carreau::cli
