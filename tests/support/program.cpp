// SPDX-License-Identifier: Apache-2.0
#include "support/program.hpp"

#include "support/temp_folder.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace carreau::testing {

namespace {

/// The working folder of a child process, and the files of its streams.
struct Surroundings {
  const std::string& folder;
  const std::string& out;
  const std::string& err;
  const Environment& environment;
};

/// Called in the child process: redirects streams to files, changes to the folder, then starts the
/// program. Never returns.
[[noreturn]] void become(std::vector<char*>& words, const Surroundings& around) {
  for (const auto& [name, value] : around.environment) setenv(name.c_str(), value.c_str(), 1);
  const int out_file = open(around.out.c_str(), O_CREAT | O_WRONLY, 0600);
  const int err_file = open(around.err.c_str(), O_CREAT | O_WRONLY, 0600);
  const bool is_ready = out_file >= 0 && err_file >= 0 && dup2(out_file, STDOUT_FILENO) >= 0 &&
                        dup2(err_file, STDERR_FILENO) >= 0 && chdir(around.folder.c_str()) == 0;
  if (is_ready) execv(words.front(), words.data());
  _exit(127);
}

}  // namespace

ProgramResult run_program(const std::string& binary, const std::vector<std::string>& arguments,
                          const std::string& folder, const Environment& environment) {
  const TempFolder streams;  // with files instead of pipes, no amount of output can block the child
  std::vector<std::string> owned{binary};
  owned.insert(owned.end(), arguments.begin(), arguments.end());
  std::vector<char*> words;
  for (std::string& word : owned) words.push_back(word.data());
  words.push_back(nullptr);
  const std::string out = streams / "out";
  const std::string err = streams / "err";
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot start " + binary);
  if (child == 0) become(words, {folder, out, err, environment});
  int status = 0;
  waitpid(child, &status, 0);
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, read_file(out), read_file(err)};
}

}  // namespace carreau::testing
