// SPDX-License-Identifier: Apache-2.0
/// Writes the manual and the completions while Carreau is built: carreau_manual FOLDER. Pages are
/// where man looks for them: man/fr/man1 in French, and man/man1 in English, which is shown in
/// every other language.
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/manual.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

namespace carreau::cli {

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw fs::filesystem_error("cannot be written", path, std::error_code());
}

void write_pages(const fs::path& folder, Language language) {
  const auto commands = all_commands();
  OptionList own(language);
  bool is_version_asked = false;
  declare_program_options(own, is_version_asked);
  write(folder / "carreau.1", program_manual(commands, own));
  for (const auto& command : commands) {
    OptionList options(language);
    declare_options(*command, options);
    write(folder / ("carreau-" + std::string(command->name()) + ".1"),
          verb_manual(command->name(), options));
  }
}

}  // namespace

}  // namespace carreau::cli

int main(int argc, char** argv) {
  using namespace carreau;
  try {
    if (argc != 2) throw std::invalid_argument("usage: carreau_manual FOLDER");
    const std::filesystem::path folder(argv[1]);
    cli::write_pages(folder / "man/fr/man1", Language::french);
    cli::write_pages(folder / "man/man1", Language::english);
    const auto verbs = cli::completed_verbs();
    cli::write(folder / "completions/bash/carreau", cli::bash_completion(verbs));
    cli::write(folder / "completions/zsh/_carreau", cli::zsh_completion(verbs));
    cli::write(folder / "completions/fish/carreau.fish", cli::fish_completion(verbs));
    return 0;
  } catch (const std::exception& fault) {
    std::cerr << "carreau_manual: " << fault.what() << '\n';
    return 1;
  }
}
