// SPDX-License-Identifier: Apache-2.0
/// A verb of the command line.
#pragma once

#include <string_view>

namespace carreau::cli {

class OptionList;

/// setup() declares the arguments and opens no file, so that parsing can be tested without files;
/// run() does the work. Errors are thrown; main() turns them into messages and exit codes.
class Command {
 public:
  virtual ~Command() = default;
  /// Its summary and its examples are the messages "help_summary_" and "help_example_", followed by
  /// this name.
  [[nodiscard]] virtual std::string_view name() const = 0;
  virtual void setup(OptionList& options) = 0;
  virtual void run() = 0;
  /// Whether run() itself decides what Ctrl-C and SIGTERM do, instead of ending at once.
  [[nodiscard]] virtual bool catches_signals() const { return false; }
};

}  // namespace carreau::cli
