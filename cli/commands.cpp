// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "base/version.hpp"
#include "cli/command_delineate.hpp"
#include "cli/command_evaluate.hpp"
#include "cli/command_explain.hpp"
#include "cli/command_rules.hpp"
#include "cli/command_sample.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <new>

namespace carreau::cli {

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kUsage = 2;

constexpr std::string_view kAbout =
    "Carreau draws French priority neighbourhoods from INSEE's 200 m income grid, and says why.";

int run_verb(Command& command) {
  try {
    command.run();
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

}  // namespace

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(std::make_unique<DelineateCommand>());
  commands.push_back(std::make_unique<ExplainCommand>());
  commands.push_back(std::make_unique<EvaluateCommand>());
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
    std::cerr << fmt::format("carreau: {}\nRun with --help for more.\n", error.what());
    return kUsage;
  }
  for (std::size_t i = 0; i < commands.size(); ++i) {
    if (verbs[i]->parsed()) return run_verb(*commands[i]);
  }
  return kUsage;
}

}  // namespace carreau::cli
