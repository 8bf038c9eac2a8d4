// SPDX-License-Identifier: Apache-2.0
/// A verb of the command line.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace carreau::cli {

/// setup() declares the arguments and opens nothing, so that parsing is tested without files;
/// run() works. Data errors are thrown; main() turns them into messages and exit codes.
class Command {
 public:
  virtual ~Command() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// One line for the list of verbs.
  [[nodiscard]] virtual std::string_view summary() const = 0;
  /// Examples, shown below the options in `carreau VERB --help`.
  [[nodiscard]] virtual std::string_view examples() const = 0;
  virtual void setup(CLI::App& app) = 0;
  virtual void run() = 0;
};

}  // namespace carreau::cli
